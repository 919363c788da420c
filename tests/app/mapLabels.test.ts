import { describe, expect, test } from 'vitest';
import { arrangeLabels, boxAround, type Label, textPlaces } from '../../src/app/map/labels.ts';

const label = (x: number, y: number): Label => ({ mark: boxAround({ x, y }, 4), texts: textPlaces({ x, y }, 4, 80, 18) });
const touches = (a: Label['mark'], b: Label['mark']) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('names on the map', () => {
  test('a name with room stands below its dot', () => {
    expect(arrangeLabels([label(0, 0)], [])).toEqual([0]);
  });

  test('of two towns that need the same room the first one, the bigger, keeps its name where it is best', () => {
    const [first, second] = arrangeLabels([label(0, 0), label(10, 20)], []);
    expect(first).toBe(0);
    expect(second).not.toBe(0);
  });

  test('a name that finds no room is not written', () => {
    const crowd = [label(0, 0), ...Array.from({ length: 30 }, (_, i) => label((i % 6) * 6 - 15, Math.floor(i / 6) * 6 - 15))];
    const places = arrangeLabels(crowd, []);
    expect(places[0]).toBe(0);
    expect(places).toContain(undefined);
  });

  test('no two written names touch each other, and none covers a dot', () => {
    const labels = Array.from({ length: 120 }, (_, i) => label((i * 7919) % 400, (i * 104_729) % 500));
    const places = arrangeLabels(labels, []);
    const written = labels.flatMap(({ mark, texts }, i) => {
      const text = texts[places[i] ?? -1];
      return text ? [{ text, mark }] : [];
    });
    expect(written.length).toBeGreaterThan(10);
    for (const [i, a] of written.entries())
      for (const b of written.slice(i + 1)) {
        expect(touches(a.text, b.text)).toBe(false);
        expect(touches(a.mark, b.text) || touches(a.text, b.mark)).toBe(false);
      }
  });

  test('a badge that covers the dot of its town gets the name as a caption below it', () => {
    const badge = boxAround({ x: 0, y: 0 }, 24);
    const town = label(0, 0);
    const place = arrangeLabels([town], [badge])[0] ?? -1;
    expect(town.texts[place]?.top).toBeGreaterThanOrEqual(24);
  });

  test('a pin above a town leaves its name where it is', () => {
    expect(arrangeLabels([label(0, 0)], [boxAround({ x: 0, y: -28 }, 20, 28)])).toEqual([0]);
  });
});
