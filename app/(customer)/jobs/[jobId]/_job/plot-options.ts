import uPlot from "uplot";
import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { faceOf } from "#app/_ui/face-of.ts";
import type { SkyColours } from "#app/_ui/use-sky-colours.ts";
import type { Language } from "#protocol/text/language";

const DAY = 86_400;

/** Between two ticks: a clock without fractions would show the same second twice. */
const SECONDS = [
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200],
  ...[1, 2, 5, 10, 30, 90, 365].map((days) => days * DAY),
];

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

// Digits and colons, which both languages read: "00 h 53 min 30 s" has no room between two ticks.
const withSeconds = new Intl.DateTimeFormat("en-CA", { ...clock, second: "2-digit" });
const withMinutes = new Intl.DateTimeFormat("en-CA", clock);

/** A moment on the time axis, as finely as its ticks lie. */
function timesIn(language: Language) {
  const withDays = new Intl.DateTimeFormat(LOCALES[language], { month: "short", day: "numeric" });
  return (step: number) => (step < 60 ? withSeconds : step < DAY ? withMinutes : withDays);
}

/** Units a second on the left, cores on the right as steps: they change at once. */
export function plotOptions(colours: SkyColours, language: Language, width: number, height: number): uPlot.Options {
  const { short } = numbersIn(language);
  const decimal = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 });
  const timeAt = timesIn(language);
  const axis = {
    stroke: colours.soft,
    font: `12px ${faceOf("sans")}`,
    ticks: { show: false },
    border: { show: false },
  };
  const grid = { stroke: colours.line, width: 1 };
  const rates = (_: uPlot, values: number[]) =>
    values.map((value) => (value < 10 ? decimal.format(value) : short(value)));
  const times = (_: uPlot, seconds: number[], __: number, ___: number, step: number) =>
    seconds.map((second) => timeAt(step).format(second * 1_000));
  const counts = (_: uPlot, values: number[]) => values.map((value) => short(value));
  const stepped = uPlot.paths.stepped?.({ align: 1 });
  const steps = stepped ? { paths: stepped } : {};
  return {
    width,
    height,
    padding: [8, 0, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      units: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] },
      cores: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] },
    },
    axes: [
      { ...axis, grid: { show: false }, space: 80, values: times, incrs: SECONDS },
      { ...axis, scale: "units", grid, values: rates, size: 44 },
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
