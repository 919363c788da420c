import { type LatLng, Layer, type Map as LeafletMap, type Point, type ZoomAnimEvent } from 'leaflet';
import type { Artist } from './artist.ts';
import type { Box } from './boxes.ts';
import { originAt } from './fixed.ts';
import type { Frame } from './frame.ts';
import { pixelRatio } from './groundLayer.ts';
import type { Palette } from './ink.ts';
import type { Reading } from './names.ts';

/** The canvas reaches beyond the view by this part of it, so that names are there already when the reader pans. */
const beyond = 0.15;

/** While a finger moves the map, names are written so often, in milliseconds: a picture of all of them costs a frame. */
const pause = 500;

/** All names of the view on one canvas: across tiles, none is cut, and none touches another one or a pin. */
export class NameLayer extends Layer {
  private readonly canvas = document.createElement('canvas');
  /** What stands on the canvas. */
  private frame: Frame | undefined;
  private isDrawing = false;
  private isStale = false;
  private drawn = 0;
  /** Counts the moves that make a drawing on its way worthless. */
  private turn = 0;

  /** `taken` answers where pins stand, in projected pixels of the current zoom. */
  constructor(
    private readonly artist: Artist,
    private palette: Palette,
    private readonly reading: Reading,
    private readonly taken: () => readonly Box[],
  ) {
    super();
    this.canvas.className = 'leaflet-zoom-animated';
  }

  override onAdd(map: LeafletMap): this {
    (map.getPane('names') ?? map.createPane('names')).append(this.canvas);
    map.on('moveend resize', this.redraw, this).on('move', this.follow, this).on('zoom viewreset', this.place, this).on('zoomanim', this.animate, this);
    this.redraw();
    return this;
  }

  override onRemove(map: LeafletMap): this {
    map.off('moveend resize', this.redraw, this).off('move', this.follow, this).off('zoom viewreset', this.place, this).off('zoomanim', this.animate, this);
    this.canvas.remove();
    this.turn++;
    return this;
  }

  recolour(palette: Palette): void {
    this.palette = palette;
    this.redraw();
  }

  /** Draws the names of the present view; while that is on its way, what changes is drawn afterwards. */
  redraw(): void {
    this.isStale = true;
    if (!this.isDrawing) void this.draw();
  }

  private async draw(): Promise<void> {
    this.isDrawing = true;
    while (this.isStale && this._map) {
      this.isStale = false;
      const turn = this.turn;
      const frame = this.frameOfView();
      const isWanted = () => turn === this.turn;
      const taken = this.taken().map(({ left, top, right, bottom }) => ({
        left: left - frame.left,
        right: right - frame.left,
        top: top - frame.top,
        bottom: bottom - frame.top,
      }));
      if (frame.columns > 0 && frame.rows > 0)
        await this.artist.draw(this.canvas, { frame, palette: this.palette, words: { reading: this.reading, taken } }, isWanted);
      if (!isWanted()) continue;
      this.frame = frame;
      this.drawn = performance.now();
      this.canvas.style.width = `${frame.columns / frame.ratio}px`;
      this.canvas.style.height = `${frame.rows / frame.ratio}px`;
      this.place();
      this.fire('drawn');
    }
    this.isDrawing = false;
  }

  /** The view and what lies just beyond, so placed that pixels of the canvas are pixels of the screen: else letters would be blurred. */
  private frameOfView(): Frame {
    const map = this._map;
    const ratio = pixelRatio();
    const size = map.getSize();
    const pad = size.multiplyBy(beyond);
    const box = map.getContainer().getBoundingClientRect();
    const origin = map.getPixelOrigin().subtract(map.layerPointToContainerPoint([0, 0]));
    const snap = (wanted: number, offset: number) => Math.round((wanted + offset) * ratio) / ratio - offset;
    return {
      zoom: map.getZoom(),
      left: origin.x + snap(-pad.x, box.left),
      top: origin.y + snap(-pad.y, box.top),
      columns: Math.ceil((size.x + 2 * pad.x) * ratio),
      rows: Math.ceil((size.y + 2 * pad.y) * ratio),
      ratio,
    };
  }

  /** A long pan leaves what is drawn before it ends. */
  private follow(): void {
    const { frame } = this;
    if (!frame || this.isDrawing || performance.now() - this.drawn < pause || frame.zoom !== this._map.getZoom()) return;
    const { min, max } = this._map.getPixelBounds();
    const isInside =
      min &&
      max &&
      min.x >= frame.left &&
      min.y >= frame.top &&
      max.x <= frame.left + frame.columns / frame.ratio &&
      max.y <= frame.top + frame.rows / frame.ratio;
    if (!isInside) this.redraw();
  }

  private place(): void {
    this.move(this._map.getZoom(), this._map.getPixelOrigin());
  }

  /** Leaflet announces the view that an animated zoom will end in; CSS enlarges the names on the way there. */
  private animate({ center, zoom }: ZoomAnimEvent): void {
    this.turn++;
    this.move(zoom, originAt(this._map, center as LatLng, zoom));
  }

  private move(zoom: number, origin: Point): void {
    if (!this.frame) return;
    const scale = 2 ** (zoom - this.frame.zoom);
    const { left, top } = this.frame;
    this.canvas.style.transform = `translate(${left * scale - origin.x}px, ${top * scale - origin.y}px) scale(${scale})`;
  }
}
