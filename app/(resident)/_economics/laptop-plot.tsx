"use client";

import { useWidth } from "#app/_ui/use-width.ts";
import { layOutBalances } from "./lay-out-balances";

interface LaptopPlotProps {
  label: string;
  /** Balances by month, from the first to the last. */
  alone: readonly number[];
  together: readonly number[];
  names: { alone: string; together: string; zero: string; axis: string };
  money: (nanos: number) => string;
}

const HEIGHT = 240;

/** What a given-away laptop has brought back so far, month by month, with and without the bill for internet. */
export function LaptopPlot({ label, alone, together, names, money }: LaptopPlotProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const plot = layOutBalances([alone, together], width, HEIGHT);
  const [first = "", second = ""] = plot.paths;
  return (
    <figure className="min-w-0">
      <div ref={frame} className="min-w-0 overflow-hidden" style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg role="img" aria-label={label} width={width} height={HEIGHT} className="block text-13">
            {plot.levels.map(({ y, nanos }) => (
              <g key={nanos}>
                <line x1={plot.left} x2={width} y1={y} y2={y} className={nanos === 0 ? "stroke-ink" : "stroke-line"} />
                <text x={plot.left - 8} y={y} textAnchor="end" dominantBaseline="middle" className="fill-soft">
                  {money(nanos)}
                </text>
              </g>
            ))}
            <text x={width} y={plot.zero - 8} textAnchor="end" className="fill-ink">
              {names.zero}
            </text>
            {plot.months.map(({ x, month }) => (
              <text key={month} x={x} y={HEIGHT - 4} textAnchor={month === 0 ? "start" : "end"} className="fill-soft">
                {month === 0 ? "0" : `${month} ${names.axis}`}
              </text>
            ))}
            <path d={first} fill="none" strokeWidth={2.5} className="stroke-moon" />
            <path d={second} fill="none" strokeWidth={2.5} strokeDasharray="8 5" className="stroke-ink" />
          </svg>
        )}
      </div>
      <figcaption className="flex flex-wrap gap-x-6 pt-2 text-13 text-soft">
        <span className="inline-flex items-center gap-2">
          <span aria-hidden className="w-6 border-moon border-t-3" /> {names.alone}
        </span>
        <span className="inline-flex items-center gap-2">
          <span aria-hidden className="w-6 border-ink border-t-3 border-dashed" /> {names.together}
        </span>
      </figcaption>
    </figure>
  );
}
