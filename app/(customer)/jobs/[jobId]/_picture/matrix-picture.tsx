"use client";

import { useCallback, useMemo } from "react";
import { useSkyColours } from "#app/_ui/use-sky-colours.ts";
import { useWidth } from "#app/_ui/use-width.ts";
import type { JobPicture } from "#core/jobs/job-spec";
import { cellWords } from "./cell-words";
import { cellOfPair, matrixLayout, matrixSide, pairAt, pairOfCell, unitAt } from "./matrix-layout";
import { MatrixScale } from "./matrix-scale";
import { matrixRamp, paintMatrix } from "./paint-matrix";
import { PictureCanvas } from "./picture-canvas";
import type { PictureProps } from "./picture-props";
import { scaleEnd } from "./significance";
import { useUnitValues } from "./use-unit-values";
import { walkGrid } from "./walk-grid";

type MatrixOf = Extract<JobPicture, { kind: "matrix" }>;

/** Every pair's value on both sides of the diagonal, coloured by its number of zeros. */
export function MatrixPicture({
  mosaic,
  units,
  settled,
  summary,
  onOpen,
  picture,
}: PictureProps & { picture: MatrixOf }) {
  const { labels, field } = picture;
  const [frame, width] = useWidth<HTMLDivElement>();
  const colours = useSkyColours();
  const values = useUnitValues(mosaic, units, field);
  const end = useMemo(() => scaleEnd([...values.values()]), [values]);
  const layout = useMemo(
    () => matrixLayout(labels.length, Math.max(...labels.map((label) => label.length)), Math.max(1, width)),
    [labels, width],
  );
  const ramp = useMemo(() => (colours ? matrixRamp(colours) : []), [colours]);
  const { cells } = mosaic;
  const paint = useCallback(
    (context: CanvasRenderingContext2D, pointed: number | undefined) => {
      if (colours) paintMatrix(context, { layout, labels, values, cells, end, ramp, colours, pointed });
      return false;
    },
    [layout, labels, values, cells, end, ramp, colours],
  );
  const describe = (cell: number) => {
    const { row, column } = pairOfCell(cell, labels.length);
    const unit = unitAt(cell, labels.length);
    if (unit === undefined) return `${labels[row]} is not compared with itself`;
    const value = values.get(unit);
    const said =
      value === undefined
        ? cellWords(unit, { cells, unitsPerCell: 1, units, settled })
        : `${field} ${powerOfTen(value)}`;
    return `${labels[row]} × ${labels[column]}: ${said}`;
  };
  return (
    <div ref={frame} className="flex min-w-0 flex-col gap-3">
      {width > 0 && (
        <PictureCanvas
          label={`${labels.length} by ${labels.length} pairs. ${summary}`}
          width={matrixSide(layout)}
          height={matrixSide(layout)}
          paint={paint}
          cellAt={(x, y) => {
            const pair = pairAt(layout, x, y);
            return pair && cellOfPair(pair, labels.length);
          }}
          step={(from, key) => walkGrid(from, key, labels.length, labels.length ** 2)}
          describe={describe}
          onOpen={(cell) => {
            const unit = unitAt(cell, labels.length);
            if (unit !== undefined) onOpen(unit);
          }}
        />
      )}
      {values.size > 0 && <MatrixScale field={field} end={end} ramp={ramp} />}
    </div>
  );
}

const powerOfTen = (zeros: number) => (zeros < 2 ? (10 ** -zeros).toPrecision(2) : `about 10^−${Math.round(zeros)}`);
