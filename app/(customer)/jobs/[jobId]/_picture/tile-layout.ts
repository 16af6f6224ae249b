import type { JobPicture } from "#core/jobs/job-spec";

export type TilesOf = Extract<JobPicture, { kind: "tiles" }>;

/** Tiles lie row by row; the last of a row or column may reach past the picture's edge. */
export const tileColumns = ({ width, tile }: TilesOf): number => Math.max(1, Math.ceil(width / tile));

export function tilePlace(unit: number, picture: TilesOf): { x: number; y: number } {
  const columns = tileColumns(picture);
  return { x: (unit % columns) * picture.tile, y: Math.floor(unit / columns) * picture.tile };
}

/** Raw RGB bytes as the RGBA that a canvas takes; undefined when there are not as many as a tile has. */
export function tilePixels(rgb: Uint8Array, tile: number): Uint8ClampedArray<ArrayBuffer> | undefined {
  if (rgb.length !== tile * tile * 3) return undefined;
  const rgba = new Uint8ClampedArray(tile * tile * 4);
  for (let pixel = 0; pixel < tile * tile; pixel++) {
    rgba[pixel * 4] = rgb[pixel * 3] ?? 0;
    rgba[pixel * 4 + 1] = rgb[pixel * 3 + 1] ?? 0;
    rgba[pixel * 4 + 2] = rgb[pixel * 3 + 2] ?? 0;
    rgba[pixel * 4 + 3] = 255;
  }
  return rgba;
}
