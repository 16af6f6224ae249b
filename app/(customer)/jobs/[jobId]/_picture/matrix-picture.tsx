"use client";

import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { useSkyColours } from "#app/_ui/use-sky-colours.ts";
import { useWidth } from "#app/_ui/use-width.ts";
import type { JobPicture } from "#core/jobs/job-spec";
import type { Language } from "#protocol/text/language";
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
  const t = useTranslations("customer.jobPicture");
  const language = useLanguage();
  const numbers = numbersIn(language);
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
    const at = pairOfCell(cell, labels.length);
    const pair = { row: labels[at.row] ?? "", column: labels[at.column] ?? "" };
    const unit = unitAt(cell, labels.length);
    if (unit === undefined) return t("pair.itself", { label: pair.row });
    const zeros = values.get(unit);
    if (zeros === undefined)
      return t("pair.state", {
        ...pair,
        state: cellWords(t, numbers, unit, { cells, unitsPerCell: 1, units, settled }),
      });
    return zeros < 2
      ? t("pair.value", { ...pair, field, value: twoDigits(10 ** -zeros, language) })
      : t("pair.about", { ...pair, field, value: `10^−${Math.round(zeros)}` });
  };
  return (
    <div ref={frame} className="flex min-w-0 flex-col gap-3">
      {width > 0 && (
        <PictureCanvas
          label={t("summary.matrix", { labels: numbers.count(labels.length), summary })}
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

const twoDigits = (value: number, language: Language) =>
  value.toLocaleString(LOCALES[language], { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
