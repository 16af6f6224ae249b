import uPlot from "uplot";
import { formatShortCount } from "../../../../_ui/format/format-count";
import type { SkyColours } from "../../../../_ui/use-sky-colours";

const FONT = '12px "Inter Variable", system-ui, sans-serif';

/** Units a second on the left, cores on the right as steps: they change at once. */
export function plotOptions(colours: SkyColours, width: number, height: number): uPlot.Options {
  const axis = { stroke: colours.soft, font: FONT, ticks: { show: false }, border: { show: false } };
  const grid = { stroke: colours.line, width: 1 };
  const counts = (_: uPlot, values: number[]) => values.map((value) => formatShortCount(value));
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const steps = stepped ? { paths: stepped } : {};
  return {
    width,
    height,
    padding: [8, 0, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      units: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] },
      cores: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] },
    },
    axes: [
      { ...axis, grid: { show: false }, space: 80 },
      { ...axis, scale: "units", grid, values: counts, size: 44 },
      {
        ...axis,
        scale: "cores",
        side: 1,
        grid: { show: false },
        values: counts,
        size: 44,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000, 50_000],
      },
    ],
    series: [
      {},
      { scale: "units", stroke: colours.moon, width: 2, points: { show: false } },
      { scale: "cores", stroke: colours.lamp, width: 2, points: { show: false }, ...steps },
      { scale: "cores", stroke: colours.soft, width: 1, dash: [4, 4], points: { show: false }, ...steps },
    ],
  };
}
