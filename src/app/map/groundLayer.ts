import { type Coords, type DoneCallback, GridLayer, type TileEvent } from 'leaflet';
import type { Artist } from './artist.ts';
import type { Frame } from './frame.ts';
import type { Palette } from './ink.ts';

/** CSS pixels across a tile: a larger one takes longer to come onto the screen than a frame of a drag lasts. */
const tileSize = 256;

/** Every canvas reaches one CSS pixel over its tile: else the joints are seen as fine lines on screens like 2.625. */
const bleed = 1;

interface Live {
  readonly canvas: HTMLCanvasElement;
  readonly coords: Coords;
  /** What was last asked to be drawn on it. */
  drawn: string;
}

/** Pixels of a canvas for a CSS pixel. More than three nobody sees. */
export const pixelRatio = (): number => Math.min(3, window.devicePixelRatio || 1);

/** The map without its words, tile by tile. */
export class GroundLayer extends GridLayer {
  private readonly live = new Map<HTMLElement, Live>();

  /** `onFault` is told when a part of the map was broken. */
  constructor(
    private readonly artist: Artist,
    private palette: Palette,
    private readonly onFault: () => void,
  ) {
    super({ tileSize, keepBuffer: 2, updateWhenIdle: false, updateWhenZooming: false });
    this.on('tileunload', ({ tile }: TileEvent) => this.live.delete(tile));
  }

  override getEvents() {
    // After the tiles of the new zoom were asked for, and those that stay are drawn anew for its fraction.
    return { ...super.getEvents?.(), zoomend: () => this.refresh(), resize: () => this.refresh() };
  }

  recolour(palette: Palette): void {
    this.palette = palette;
    this.refresh();
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    // Leaflet gives the tile its size; the canvas in it is a little larger.
    const tile = document.createElement('div');
    const canvas = document.createElement('canvas');
    tile.append(canvas);
    const live = { canvas, coords, drawn: '' };
    this.live.set(tile, live);
    void this.draw(tile, live).then(() => done(undefined, tile));
    return tile;
  }

  /** Draws anew in place what was drawn in other colours, or for another size. */
  private refresh(): void {
    const zoom = Math.round(this._map.getZoom());
    for (const [tile, live] of this.live) if (live.coords.z === zoom) void this.draw(tile, live);
  }

  private async draw(tile: HTMLElement, live: Live): Promise<void> {
    const { canvas, coords } = live;
    const zoom = this._map.getZoom();
    const scale = 2 ** (zoom - coords.z);
    const ratio = pixelRatio();
    const key = `${zoom} ${ratio} ${this.palette.ground}`;
    if (live.drawn === key) return;
    live.drawn = key;
    const side = Math.ceil((tileSize * scale + 2 * bleed) * ratio);
    const corner = (at: number) => at * tileSize * scale - bleed;
    const frame: Frame = { zoom, left: corner(coords.x), top: corner(coords.y), columns: side, rows: side, ratio };
    const isWanted = () => this.live.get(tile) === live && live.drawn === key;
    const isWhole = await this.artist.draw(canvas, { frame, palette: this.palette }, isWanted);
    if (!isWanted()) return;
    // In the measure of the tile's own zoom, which Leaflet enlarges by `scale`.
    canvas.style.left = canvas.style.top = `${-bleed / scale}px`;
    canvas.style.width = canvas.style.height = `${side / ratio / scale}px`;
    if (!isWhole) this.onFault();
  }
}
