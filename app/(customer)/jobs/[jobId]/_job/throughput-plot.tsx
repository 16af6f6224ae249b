"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import { useTranslations } from "use-intl";
import type { JobHistory } from "#protocol/api/jobs";
import "uplot/dist/uPlot.min.css";
import { useLanguage } from "#app/_language/language-context.tsx";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { useSkyColours } from "#app/_ui/use-sky-colours.ts";
import { useWidth } from "#app/_ui/use-width.ts";
import { useJobLive } from "./job-live";
import { plotOptions } from "./plot-options";
import { appendPulse, seriesOf } from "./throughput-series";

const HEIGHT = 200;
/** Live points are kept for a day at the pace of the samples; older ones are on the server. */
const MAX_POINTS = 43_200;

export function ThroughputPlot({ history }: { history: JobHistory }) {
  const { pulse } = useJobLive();
  const t = useTranslations("customer.job.cores.plot");
  const { rate } = useNumbers();
  const [series, setSeries] = useState(() => seriesOf(history));
  const isMoving = pulse.state === "running" && pulse.at > (history.samples.at(-1)?.at ?? 0);
  if (isMoving && series.at.length < MAX_POINTS) {
    const longer = appendPulse(series, pulse, history.everyMs);
    if (longer !== series) setSeries(longer);
  }
  const peak = useMemo(() => Math.max(0, ...series.perSecond), [series]);
  return (
    <figure className="min-w-0">
      {series.at.length < 2 ? (
        <p className="grid place-items-center text-center text-13 text-soft" style={{ height: HEIGHT }}>
          {t(pulse.state === "finished" || pulse.state === "cancelled" ? "tooShort" : "notYet")}
        </p>
      ) : (
        <Plot series={series} />
      )}
      <figcaption className="flex flex-wrap gap-x-4 text-13 text-soft">
        <Key className="border-moon border-t-2">{t("rate", { rate: rate(peak) })}</Key>
        <Key className="border-lamp border-t-2">{t("atWork")}</Key>
        <Key className="border-soft border-t-2 border-dashed">{t("asked")}</Key>
      </figcaption>
    </figure>
  );
}

function Key({ className, children }: { className: string; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className={`w-4 ${className}`} /> {children}
    </span>
  );
}

function Plot({ series }: { series: ReturnType<typeof seriesOf> }) {
  const colours = useSkyColours();
  const language = useLanguage();
  const [frame, width] = useWidth<HTMLDivElement>();
  const plot = useRef<uPlot | null>(null);
  const columns = useMemo<uPlot.AlignedData>(() => [series.at, series.perSecond, series.cores, series.asked], [series]);
  const latest = useRef(columns);
  latest.current = columns;

  useEffect(() => {
    const host = frame.current;
    if (!host || !colours) return;
    const drawn = new uPlot(plotOptions(colours, language, host.clientWidth, HEIGHT), latest.current, host);
    plot.current = drawn;
    return () => {
      plot.current = null;
      drawn.destroy();
    };
  }, [colours, language, frame]);
  // After every render, so that a size taken while the page was still being laid out does not stay.
  useEffect(() => {
    if (width > 0 && plot.current?.width !== width) plot.current?.setSize({ width, height: HEIGHT });
  });
  useEffect(() => plot.current?.setData(columns), [columns]);

  return <div ref={frame} aria-hidden className="min-w-0 overflow-hidden" style={{ height: HEIGHT }} />;
}
