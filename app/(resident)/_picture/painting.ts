import type { FinishedTile } from "#workers/contract/donation-snapshot";

const RGB = 3;
const RGBA = 4;
/** A picture is painted no larger than a page shows it. */
const MAX_SIDE = 1_280;

export interface PaintingSize {
  width: number;
  height: number;
  tile: number;
}

/** The picture of one job, on a canvas of its own that outlives the components that show it. */
export class Painting {
  readonly canvas: HTMLCanvasElement;
  readonly columns: number;
  readonly rows: number;
  /** The last line of the city's own telling of this picture. */
  seen = 0;
  readonly #tile: number;
  readonly #scale: number;
  readonly #painted = new Set<number>();

  constructor({ width, height, tile }: PaintingSize) {
    this.#tile = tile;
    this.#scale = Math.min(1, MAX_SIDE / Math.max(width, height));
    this.columns = Math.max(1, Math.floor(width / tile));
    this.rows = Math.max(1, Math.floor(height / tile));
    this.canvas = document.createElement("canvas");
    this.canvas.width = Math.round(width * this.#scale);
    this.canvas.height = Math.round(height * this.#scale);
  }

  get tiles(): number {
    return this.#painted.size;
  }

  get isWhole(): boolean {
    return this.#painted.size >= this.columns * this.rows;
  }

  paint(index: number, rgb: Uint8Array) {
    const side = this.#tile;
    if (index >= this.columns * this.rows || rgb.length !== side * side * RGB || this.#painted.has(index)) return;
    const context = this.canvas.getContext("2d");
    if (!context) return;
    this.#painted.add(index);
    const pixels = new ImageData(withAlpha(rgb), side, side);
    const [x, y] = [(index % this.columns) * side, Math.floor(index / this.columns) * side];
    if (this.#scale === 1) return context.putImageData(pixels, x, y);
    const full = document.createElement("canvas");
    full.width = side;
    full.height = side;
    full.getContext("2d")?.putImageData(pixels, 0, 0);
    const scaled = side * this.#scale;
    context.drawImage(full, x * this.#scale, y * this.#scale, scaled, scaled);
  }
}

function withAlpha(rgb: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray((rgb.length / RGB) * RGBA);
  for (let from = 0, to = 0; from < rgb.length; from += RGB, to += RGBA) {
    pixels.set(rgb.subarray(from, from + RGB), to);
    pixels[to + RGB] = 255;
  }
  return pixels;
}

const MAX_PAINTINGS = 3;

/** The latest pictures that this page has seen tiles of. */
export class Gallery {
  readonly #paintings = new Map<string, Painting>();

  of(jobId: string, size: PaintingSize): Painting {
    const known = this.#paintings.get(jobId);
    if (known) return known;
    const [oldest] = this.#paintings.keys();
    if (this.#paintings.size >= MAX_PAINTINGS && oldest !== undefined) this.#paintings.delete(oldest);
    const painting = new Painting(size);
    this.#paintings.set(jobId, painting);
    return painting;
  }

  has(jobId: string): boolean {
    return this.#paintings.has(jobId);
  }

  add({ jobId, index, bytes, ...size }: FinishedTile) {
    this.of(jobId, size).paint(index, bytes);
  }
}
