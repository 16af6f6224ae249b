import { commandText } from "#core/jobs/command-text";
import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import { estimateFuel } from "#core/ledger/estimate-fuel";
import { priceOfFuel } from "#core/ledger/pricing";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { type Replicas, replicasPerUnit } from "#core/reputation/promise";
import { type JobPreview, PreviewJobInput } from "#protocol/api/jobs";
import { dollarNanos, dollarText } from "#protocol/dollar-nanos";
import type { JobManifest } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { suggestedSeconds } from "#protocol/suggested-seconds";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { FIRST_UNITS } from "../../inputs/units-plan";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { planJob } from "./plan-job";

const SHOWN_CHARS = 2_000;

/** Everything that is known about a job before a unit runs; refuses what submitting would refuse. */
export async function previewJob({ ctx, input, signal }: Call<unknown>): Promise<JobPreview> {
  const person = requirePerson(ctx);
  const { manifest, triedFuel = [], drawnFuel = [] } = parseInput(PreviewJobInput, input);
  const { spec, plan, warnings } = await planJob(manifest, person, signal);
  const estimate = estimateOf({ triedFuel, drawnFuel }, plan.units, manifest.replicas);
  return {
    units: plan.units,
    calls: Array.from({ length: Math.min(FIRST_UNITS, plan.units) }, (_, unit) =>
      showCall(spec, unit, plan.firstLines[unit]),
    ),
    estimate,
    warnings: [...warnings, ...warningsAbout(manifest, plan.units, estimate?.totalNanos ?? null)],
  };
}

function showCall(spec: JobSpec, unit: number, line: string | undefined): JobPreview["calls"][number] {
  const call = expandCall(spec, unit, line);
  return {
    unit,
    command: commandText(call, spec),
    args: call.args,
    stdin: call.stdin.kind === "text" ? call.stdin.text.slice(0, SHOWN_CHARS) : null,
    files: [...spec.shared.map((file) => file.path), ...call.files.map((file) => file.path)],
  };
}

/** With fewer drawn units than this, the first units are used as well. */
const MIN_DRAWN = 4;

interface Tried {
  triedFuel: number[];
  drawnFuel: number[];
}

function estimateOf({ triedFuel, drawnFuel }: Tried, units: number, replicas: Replicas): JobPreview["estimate"] {
  const isDrawn = drawnFuel.length >= Math.min(MIN_DRAWN, units);
  const fuels = isDrawn ? drawnFuel : [...triedFuel, ...drawnFuel];
  if (fuels.length === 0) return null;
  const rate = { coreHourNanos: handle().config.pricePerCoreHourNanos, fuelPerSecond: FUEL_PER_CORE_SECOND };
  const nanosOf = (fuel: number) => Math.ceil(priceOfFuel(fuel, rate) * replicasPerUnit(replicas));
  const all = fuels.length >= units;
  const { mean, ...interval } = estimateFuel(fuels);
  const { low, high } = all ? { low: mean, high: mean } : interval;
  const perUnitNanos = nanosOf(mean);
  return {
    perUnitNanos,
    totalNanos: perUnitNanos * units,
    lowNanos: nanosOf(low) * units,
    highNanos: isDrawn && high <= LIMITS.unitFuel ? nanosOf(high) * units : null,
    basis: `${basisOf(fuels, isDrawn)}: ${(mean / FUEL_PER_CORE_SECOND).toPrecision(3)} seconds of an ordinary core, each computed ${times(replicas)}. ${isDrawn ? "" : "Later units may differ: "}${isDrawn ? "W" : "w"}ith limits.seconds at ${suggestedSeconds(fuels)} units may take four times as long as the slowest of these.`,
  };
}

function basisOf({ length }: readonly number[], isDrawn: boolean): string {
  if (length === 1) return "One unit tried";
  return `The mean of ${length} units ${isDrawn ? "drawn across the whole job" : "tried"}`;
}

function times(replicas: Replicas): string {
  if (replicas === "adaptive") return "about once; a new city or a small job checks more";
  return replicas === 1 ? "once" : `${replicas} times`;
}

function warningsAbout(manifest: JobManifest, units: number, totalNanos: number | null): string[] {
  const warnings: string[] = [];
  const budgetNanos = dollarNanos(manifest.budget);
  if (totalNanos !== null && totalNanos > budgetNanos) {
    const enoughFor = Math.floor((budgetNanos / totalNanos) * units).toLocaleString("en");
    warnings.push(
      `The whole job may cost about C$${dollarText(totalNanos)}; this budget is enough for about ${enoughFor} units; after that the job waits for more.`,
    );
  }
  if (manifest.replicas === 1)
    warnings.push("With one replica nobody checks a result: a faulty device's answer would be accepted as it is.");
  if (manifest.cores === 0) warnings.push("The dial is at 0: nothing runs until you turn it up.");
  if (
    manifest.args.length === 0 &&
    manifest.inputs.kind === "range" &&
    manifest.stdin === undefined &&
    manifest.program.runtime !== "js"
  ) {
    warnings.push(
      "Neither an argument nor standard input tells the program its value: every unit would do the same. Try {value} as an argument.",
    );
  }
  return warnings;
}
