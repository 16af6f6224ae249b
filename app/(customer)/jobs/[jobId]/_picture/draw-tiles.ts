import type { ReadTile } from "./read-tiles";
import { type TilesOf, tilePixels, tilePlace } from "./tile-layout";

/** Puts tiles at their places; what is no tile of this picture is left out. */
export function drawTiles(context: CanvasRenderingContext2D, picture: TilesOf, tiles: readonly ReadTile[]) {
  for (const { unit, rgb } of tiles) {
    const pixels = tilePixels(rgb, picture.tile);
    const { x, y } = tilePlace(unit, picture);
    if (pixels) context.putImageData(new ImageData(pixels, picture.tile, picture.tile), x, y);
  }
}
