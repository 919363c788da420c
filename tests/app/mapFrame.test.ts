import { describe, expect, test } from 'vitest';
import { cellsOf, edgesOf, type Frame } from '../../src/app/map/frame.ts';

const archive = { minZoom: 8, maxZoom: 14 };
const frame = (part: Partial<Frame>): Frame => ({ zoom: 14, left: 0, top: 0, columns: 512, rows: 512, ratio: 1, ...part });
const names = (cells: ReturnType<typeof cellsOf>) => cells.map(({ z, x, y }) => `${z}/${x}/${y}`);

describe('the tiles that a drawing needs', () => {
  test('a canvas of 512 pixels needs one tile of the zoom before, also with the pixel that it reaches over its edge', () => {
    expect(names(cellsOf(frame({ left: 512 * 5, top: 512 * 7 }), archive))).toEqual(['13/5/7']);
    expect(names(cellsOf(frame({ left: 512 * 5 - 1, top: 512 * 7 - 1, columns: 1350, rows: 1350, ratio: 2.625 }), archive))).toEqual(['13/5/7']);
  });

  test('between two zooms the tile is drawn larger, not stretched', () => {
    const [cell, ...others] = cellsOf(frame({ zoom: 14.25, left: 512 * 2 ** 0.25 * 5, columns: 608 }), archive);
    expect([cell?.z, cell?.x, others.length]).toEqual([13, 5, 0]);
    expect(cell?.size).toBeCloseTo(512 * 2 ** 0.25);
    expect(cell?.left).toBeCloseTo(0);
  });

  test('beyond the last zoom a part of its tiles is enlarged', () => {
    const [cell, ...others] = cellsOf(frame({ zoom: 18, left: 512 * 43, top: 512 * 8 }), archive);
    expect(others).toEqual([]);
    expect(cell).toMatchObject({ z: 14, x: 5, y: 1, left: 512 * 8 * 5 - 512 * 43, top: 0, size: 4096 });
  });

  test('before the first zoom one canvas needs several', () => {
    expect(names(cellsOf(frame({ zoom: 8, left: 512, top: 0 }), archive))).toEqual(
      ['8/2/0', '8/3/0', '8/2/1', '8/3/1'].map((name) => name.replace('8/2/', '8/2/')),
    );
  });

  test('the names of a whole view need every tile in it', () => {
    expect(cellsOf(frame({ left: 100, top: 100, columns: 1000, rows: 600 }), archive)).toHaveLength(6);
  });
});

test('the edge of the district lies where Leaflet has it', () => {
  const [west, north, east, south] = edgesOf(frame({ zoom: 1, left: 100, top: 50 }), [-180, -66.51326, 90, 66.51326]);
  expect([west, east]).toEqual([-100, 284]);
  expect(north).toBeCloseTo(128 - 50);
  expect(south).toBeCloseTo(384 - 50);
});
