"use client";

import { useCallback, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { useSkyColours } from "#app/_ui/use-sky-colours.ts";
import { useWidth } from "#app/_ui/use-width.ts";
import { cellWords } from "./cell-words";
import { Fades } from "./fades";
import { cellAt, mosaicLayout } from "./mosaic-layout";
import { openUnitOf } from "./open-unit-of";
import { paintMosaic } from "./paint-mosaic";
import { PictureCanvas } from "./picture-canvas";
import type { PictureProps } from "./picture-props";
import { walkGrid } from "./walk-grid";

const MAX_HEIGHT = 480;

/** A cell per unit, or per run of units when there are very many; lit while it is computed. */
export function MosaicPicture({ mosaic, units, settled, summary, onOpen }: PictureProps) {
  const t = useTranslations("customer.jobPicture");
  const numbers = useNumbers();
  const [frame, width] = useWidth<HTMLDivElement>();
  const colours = useSkyColours();
  const fades = useRef(new Fades());
  const { cells, unitsPerCell } = mosaic;
  const layout = useMemo(() => mosaicLayout(cells.length, Math.max(1, width), MAX_HEIGHT), [cells.length, width]);
  const paint = useCallback(
    (context: CanvasRenderingContext2D, pointed: number | undefined, now: number) => {
      if (!colours) return false;
      fades.current.follow(cells, now, matchMedia("(prefers-reduced-motion: reduce)").matches);
      return paintMosaic(context, { cells, layout, colours, fades: fades.current, pointed, now });
    },
    [cells, layout, colours],
  );
  return (
    <div ref={frame} className="min-w-0">
      {width > 0 && (
        <PictureCanvas
          label={summary}
          width={layout.columns * layout.size}
          height={layout.rows * layout.size}
          paint={paint}
          cellAt={(x, y) => cellAt(layout, cells.length, x, y)}
          step={(from, key) => walkGrid(from, key, layout.columns, cells.length)}
          describe={(cell) => cellWords(t, numbers, cell, { cells, unitsPerCell, units, settled })}
          onOpen={(cell) => void openUnitOf(mosaic, cell).then(onOpen)}
        />
      )}
    </div>
  );
}
