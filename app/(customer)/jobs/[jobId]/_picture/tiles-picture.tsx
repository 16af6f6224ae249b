"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { type SkyColours, useSkyColours } from "#app/_ui/use-sky-colours.ts";
import { useWidth } from "#app/_ui/use-width.ts";
import { useJobLive } from "../_job/job-live";
import { cellWords } from "./cell-words";
import { heldColour } from "./held-colour";
import { PictureCanvas } from "./picture-canvas";
import type { PictureProps } from "./picture-props";
import { type TilesOf, tileColumns, tilePlace } from "./tile-layout";
import { useTiles } from "./use-tiles";
import { walkGrid } from "./walk-grid";

/** The picture that the job makes, tile by tile; a tile glows while it is computed. */
export function TilesPicture({
  mosaic,
  units,
  settled,
  summary,
  onOpen,
  picture,
}: PictureProps & { picture: TilesOf }) {
  const t = useTranslations("customer.jobPicture");
  const numbers = useNumbers();
  const { pulse } = useJobLive();
  const [frame, width] = useWidth<HTMLDivElement>();
  const colours = useSkyColours();
  const { canvas, drawn } = useTiles(mosaic.jobId, picture, pulse.agreed);
  const columns = tileColumns(picture);
  const shownWidth = Math.min(width, picture.width * 2);
  const scale = shownWidth / picture.width;
  const { cells } = mosaic;
  const paint = useCallback(
    (context: CanvasRenderingContext2D, pointed: number | undefined) => {
      if (!colours) return false;
      const side = picture.tile * scale;
      context.fillStyle = colours.line;
      context.fillRect(0, 0, picture.width * scale, picture.height * scale);
      if (canvas) context.drawImage(canvas, 0, 0, picture.width * scale, picture.height * scale);
      for (let unit = 0; unit < units; unit++) {
        const { x, y } = tilePlace(unit, picture);
        if (!drawn.has(unit) && cells[unit] !== "w") {
          context.fillStyle = fillOf(cells[unit], colours);
          context.fillRect(x * scale + 1, y * scale + 1, side - 2, side - 2);
        }
        if (pointed === unit) {
          context.strokeStyle = colours.ink;
          context.lineWidth = 2;
          context.strokeRect(x * scale + 1, y * scale + 1, side - 2, side - 2);
        }
      }
      return false;
    },
    [colours, canvas, drawn, cells, picture, scale, units],
  );
  return (
    <div ref={frame} className="min-w-0">
      {width > 0 && (
        <PictureCanvas
          label={t("summary.tiles", { tiles: numbers.count(units), summary })}
          width={shownWidth}
          height={Math.round(picture.height * scale)}
          paint={paint}
          cellAt={(x, y) => {
            const column = Math.floor(x / (picture.tile * scale));
            const unit = Math.floor(y / (picture.tile * scale)) * columns + column;
            return column < columns && unit < units ? unit : undefined;
          }}
          step={(from, key) => walkGrid(from, key, columns, units)}
          describe={(unit) => cellWords(t, numbers, unit, { cells, unitsPerCell: 1, units, settled })}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}

function fillOf(letter: string | undefined, colours: SkyColours): string {
  if (letter === "f") return colours.alarm;
  if (letter === "r") return colours.lamp;
  return letter === "h" ? heldColour(colours) : colours.line;
}
