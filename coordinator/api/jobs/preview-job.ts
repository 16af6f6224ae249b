import { commandText } from "#core/jobs/command-text";
import { expandCall } from "#core/jobs/expand-call";
import type { JobSpec } from "#core/jobs/job-spec";
import { estimateFuel } from "#core/ledger/estimate-fuel";
import { priceOfFuel } from "#core/ledger/pricing";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { type Replicas, replicasPerUnit } from "#core/reputation/promise";
import { type JobPreview, PreviewJobInput } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { suggestedSeconds } from "#protocol/manifest/suggested-seconds";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import type { Language } from "#protocol/text/language";
import { estimateInWords } from "#protocol/words/estimate-in-words";
import { type PreviewWarning, previewWarningInWords } from "#protocol/words/preview-warning-in-words";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { FIRST_UNITS } from "../../inputs/units-plan";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { planJob, warningsInWords } from "./plan-job";

const SHOWN_CHARS = 2_000;

/** Everything that is known about a job before a unit runs; refuses what submitting would refuse. */
export async function previewJob({ ctx, input, signal }: Call<unknown>): Promise<JobPreview> {
  const person = requirePerson(ctx);
  const { manifest, triedFuel = [], drawnFuel = [] } = parseInput(PreviewJobInput, input);
  const planned = await planJob(manifest, person, { signal, mayBeOld: true });
  const { spec, plan } = planned;
  const estimate = estimateOf({ triedFuel, drawnFuel }, plan.units, manifest.replicas, ctx.language);
  return {
    units: plan.units,
    calls: Array.from({ length: Math.min(FIRST_UNITS, plan.units) }, (_, unit) =>
      showCall(spec, unit, plan.firstLines[unit]),
    ),
    estimate,
    warnings: [
      ...warningsInWords(planned, ctx.language),
      ...warningsAbout(manifest, plan.units, estimate?.totalNanos ?? null).map((warning) =>
        previewWarningInWords(warning, ctx.language),
      ),
    ],
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

function estimateOf(
  { triedFuel, drawnFuel }: Tried,
  units: number,
  replicas: Replicas,
  language: Language | undefined,
): JobPreview["estimate"] {
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
    basis: estimateInWords(
      {
        units: fuels.length,
        isDrawn,
        coreSeconds: mean / FUEL_PER_CORE_SECOND,
        replicas,
        seconds: suggestedSeconds(fuels),
      },
      language,
    ),
  };
}

function warningsAbout(manifest: JobManifest, units: number, totalNanos: number | null): PreviewWarning[] {
  const warnings: PreviewWarning[] = [];
  const budgetNanos = dollarNanos(manifest.budget);
  if (totalNanos !== null && totalNanos > budgetNanos) {
    const enoughFor = Math.floor((budgetNanos / totalNanos) * units);
    warnings.push({ kind: "budget-short", totalNanos, units: enoughFor });
  }
  if (manifest.replicas === 1) warnings.push({ kind: "unchecked" });
  if (manifest.cores === 0) warnings.push({ kind: "dial-at-zero" });
  if (
    manifest.args.length === 0 &&
    manifest.inputs.kind === "range" &&
    manifest.stdin === undefined &&
    manifest.program.runtime !== "js"
  ) {
    warnings.push({ kind: "value-unread" });
  }
  return warnings;
}
