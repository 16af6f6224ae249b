import { drawUnits } from "#core/ledger/draw-units";
import { estimateFuel } from "#core/ledger/estimate-fuel";
import { LIMITS } from "#protocol/limits";
import { format, type Measure, measured } from "../measure";
import type { Section } from "../section";
import { fuelOfUnits } from "./fuel-of-units";
import { type LocalJob, sampleJobs, spreadJob } from "./local-jobs";

const AIM = { atMost: 0.2 };

export const estimates: Section = {
  name: "estimates",
  about: "what a job is said to cost, from the units that the page draws, against all of its units",
  maxMs: 1_800_000,
  async run(stage) {
    const jobs = [...sampleJobs(), spreadJob()];
    const measures: Measure[] = [];
    for (const job of jobs.filter(({ name }) => name.includes(stage.only))) {
      stage.print(`  ${job.name}: ${job.units} units`);
      measures.push(...rowsOf(job, await fuelOfUnits(job, stage.quick ? 8 : job.units, stage.signal)));
      stage.keep("estimates", measures);
    }
    return measures;
  },
};

function rowsOf({ name, isSpread }: LocalJob, fuels: readonly number[]): Measure[] {
  const truth = meanOf(fuels);
  const drawn = drawUnits(fuels.length, LIMITS.MAX_DRAWN_UNITS).map((unit) => fuels[unit] ?? 0);
  const { mean, low, high } = estimateFuel(drawn);
  const first = meanOf(fuels.slice(0, 3));
  const off = Math.abs(mean / truth - 1);
  const what = `${name}, ${fuels.length} units: the estimate is off by`;
  const interval = `${signed(low / truth - 1)} to ${signed(high / truth - 1)}`;
  return [
    isSpread ? measured(what, off, format.percent) : measured(what, off, format.percent, AIM),
    {
      what: "  the interval shown, relative to the true cost",
      figure: interval,
      aim: "has it",
      met: low <= truth && truth <= high,
    },
    measured("  the first three units alone would be off by", Math.abs(first / truth - 1), format.percent),
    measured(
      "  the dearest unit against the cheapest",
      Math.max(...fuels) / Math.max(1, Math.min(...fuels)),
      format.times,
    ),
  ];
}

const signed = (share: number) => `${share > 0 ? "+" : ""}${format.percent(share)}`;
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
