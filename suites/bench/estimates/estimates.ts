import { drawUnits } from "#core/ledger/draw-units";
import { estimateFuel } from "#core/ledger/estimate-fuel";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { seededRandom } from "#core/random";
import { LIMITS } from "#protocol/limits";
import { format, type Measure, measured } from "../measure";
import type { Section, Stage } from "../section";
import { fuelOfUnits } from "./fuel-of-units";
import { type LocalJob, sampleJobs, spreadJob } from "./local-jobs";

const AIM = { atMost: 0.2 };
/** So that all jobs end within the section's time, however slow or busy the machine is. */
const JOB_MS = 240_000;
const QUICK_JOB_MS = 1_000;
const FIRST_UNITS = 3;
const MIN_DRAWN = 4;

export const estimates: Section = {
  name: "estimates",
  about: "what a job is said to cost, from the units that the page draws, against all of its units",
  maxMs: 1_800_000,
  async run(stage) {
    const jobs = [...sampleJobs(), spreadJob()];
    const measures: Measure[] = [];
    for (const job of jobs.filter(({ name }) => name.includes(stage.only))) {
      stage.print(`  ${job.name}: ${job.units} units`);
      measures.push(...rowsOf(job, await measureJob(job, stage)));
      stage.keep("estimates", measures);
    }
    return measures;
  },
};

interface JobFuels {
  drawn: number[];
  first: number[];
  /** Every unit's, or those of units picked at random: of so many, the true cost is known to a few percent. */
  all: number[];
}

/** First what the page itself would run, then the other units in a random order, as far as there is time. */
async function measureJob(job: LocalJob, { quick, signal }: Pick<Stage, "quick" | "signal">): Promise<JobFuels> {
  const isRange = job.manifest.inputs.kind === "range";
  const drawn = drawUnits(job.units, isRange ? LIMITS.MAX_DRAWN_UNITS : LIMITS.MAX_DRAWN_INPUTS);
  const first = Array.from({ length: Math.min(FIRST_UNITS, job.units) }, (_, unit) => unit);
  const wanted = [...new Set([...first, ...drawn])];
  const random = shuffled(job.units);
  const fuels = await fuelOfUnits(job, {
    units: [...new Set([...wanted, ...random])],
    needed: Math.min(wanted.length, LIMITS.MAX_DRAWN_INPUTS),
    withinMs: quick ? QUICK_JOB_MS : JOB_MS,
    signal,
  });
  const fuelOf = (units: readonly number[]) => units.flatMap((unit) => fuels.get(unit) ?? []);
  // The drawn units are spread evenly: until all are known, only those that come in a random order are a fair sample.
  const missing = random.findIndex((unit) => !fuels.has(unit));
  const fair = missing < 0 ? random : random.slice(0, missing);
  return {
    drawn: asOnThePage(fuelOf(drawn), fuelOf(first)),
    first: fuelOf(first),
    all: fuelOf(fair.length > 0 ? fair : wanted),
  };
}

/** The drawn units that end before the page stops, on one ordinary core; if these are few, the first ones as well. */
function asOnThePage(drawn: readonly number[], first: readonly number[]): number[] {
  let left = (LIMITS.MAX_DRAWING_MS / 1_000) * FUEL_PER_CORE_SECOND;
  const inTime = drawn.filter((fuel) => {
    left -= fuel;
    return left >= 0;
  });
  return inTime.length < MIN_DRAWN ? [...first, ...inTime] : inTime;
}

function shuffled(count: number): number[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, (_, unit) => ({ unit, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ unit }) => unit);
}

function rowsOf({ name, units, isSpread }: LocalJob, { drawn, first: firstFuels, all: fuels }: JobFuels): Measure[] {
  const truth = meanOf(fuels);
  const { mean, low, high } = estimateFuel(drawn);
  const first = meanOf(firstFuels);
  const off = Math.abs(mean / truth - 1);
  const known = fuels.length < units ? `${fuels.length} of ${units} units, at random` : `${units} units`;
  const what = `${name}, ${known}: the estimate is off by`;
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
