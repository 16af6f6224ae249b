import { commandText } from "#core/jobs/command-text";
import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import { priceOfFuel } from "#core/ledger/pricing";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { type Replicas, replicasPerUnit } from "#core/reputation/promise";
import { type JobPreview, PreviewJobInput } from "#protocol/api/jobs";
import { dollarNanos, dollarText } from "#protocol/dollar-nanos";
import type { JobManifest } from "#protocol/job-manifest";
import { suggestedSeconds } from "#protocol/suggested-seconds";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { FIRST_UNITS } from "../../inputs/units-plan";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { planJob } from "./plan-job";

const SHOWN_CHARS = 2_000;

/** Everything that can be told of a job before a unit runs; refuses what submitting would refuse. */
export async function previewJob({ ctx, input, signal }: Call<unknown>): Promise<JobPreview> {
  const person = requirePerson(ctx);
  const { manifest, triedFuel } = parseInput(PreviewJobInput, input);
  const { spec, plan, warnings } = await planJob(manifest, person, signal);
  const estimate = triedFuel && triedFuel.length > 0 ? estimateOf(triedFuel, plan.units, manifest.replicas) : null;
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

function estimateOf(triedFuel: number[], units: number, replicas: Replicas): NonNullable<JobPreview["estimate"]> {
  const rate = { coreHourNanos: handle().config.pricePerCoreHourNanos, fuelPerSecond: FUEL_PER_CORE_SECOND };
  const mean = triedFuel.reduce((sum, fuel) => sum + fuel, 0) / triedFuel.length;
  const perUnitNanos = Math.ceil(priceOfFuel(mean, rate) * replicasPerUnit(replicas));
  const tried = triedFuel.length === 1 ? "One unit tried" : `The mean of ${triedFuel.length} units tried`;
  return {
    perUnitNanos,
    totalNanos: perUnitNanos * units,
    basis: `${tried}: ${(mean / FUEL_PER_CORE_SECOND).toPrecision(3)} seconds of an ordinary core, each computed ${times(replicas)}. Later units may differ: with limits.seconds at ${suggestedSeconds(triedFuel)} they may take four times as long as the slowest of these.`,
  };
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
