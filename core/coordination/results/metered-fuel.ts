import { type Millis, SECOND } from "../../time";
import type { ReturnedReplica } from "../../units/block-run";
import type { CheckedAnswer } from "../../units/checked-result";
import type { DeviceRun, GrantRun, JobRecord, JobRun } from "../state";
import { comparisonOf } from "./decide-unit";

/** No resident's core is this many times faster than an ordinary one. */
const MAX_SPEED = 16;
/** The resolution of the clock by which leases are granted and returned. */
const CLOCK_MS = 1;

/** Whether a wrong figure is outvoted: all honest devices spend the same fuel. */
const isFuelCompared = (job: JobRun) => comparisonOf(job) === "bytes-and-fuel" && (job.adaptive || job.replicas > 1);

/**
 * What one answer may cost: what its device says, within the unit's limit. Where no quorum compares that, it is no more
 * than the worker slot had time for since the lease was granted. Of a lease that this process did not grant nobody knows
 * that time: its answers cost no more than those of the job typically do.
 */
export function meteredFuel(
  job: JobRun,
  device: DeviceRun,
  grant: GrantRun | undefined,
  result: CheckedAnswer,
  now: Millis,
): number {
  const { runtime, limits, fuelPerSecond } = job.spec;
  const fuelPerCoreMs = fuelPerSecond / SECOND;
  const isMetered = runtime === "wasi";
  const claimed = isMetered
    ? Math.min(result.fuel, limits.fuel)
    : Math.ceil(Math.min(result.ms, limits.wallMs) * fuelPerCoreMs);
  if (isFuelCompared(job)) return claimed;
  if (!grant) return Math.min(claimed, typicalFuel(job) ?? 0);
  const fuelPerMs = isMetered ? MAX_SPEED * fuelPerCoreMs : fuelPerCoreMs;
  return Math.floor(takeTime(device, grant, claimed / fuelPerMs, now) * fuelPerMs);
}

/** The part of `claimedMs` that the grant's worker slot really had; no moment of a slot is billed twice. */
function takeTime(device: DeviceRun, grant: GrantRun, claimedMs: number, now: Millis): number {
  const from = Math.max(grant.grantedAt - CLOCK_MS, device.billedUntil[grant.slot] ?? 0);
  const ms = Math.min(claimedMs, Math.max(0, now - from));
  device.billedUntil[grant.slot] = from + ms;
  return ms;
}

/** What agreeing answers cost each: the lower median, so that of two neither alone can make a unit dear. */
export function agreedFuel(agreeing: readonly ReturnedReplica[]): number {
  if (agreeing.length === 1) return agreeing[0]?.fuel ?? 0;
  const sorted = agreeing.map(({ fuel }) => fuel).sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}

/** More than one device confirmed what a unit costs: answers of the job that stand alone will cost as much. */
export function learnFuel(job: JobRun, agreeing: readonly ReturnedReplica[]) {
  if (agreeing.length < 2) return;
  job.checkedFuel.units += 1;
  job.checkedFuel.fuel += agreedFuel(agreeing);
}

/** What is known of a job that was begun before: what its settled units cost on average. */
export function fuelSoFar({ agreed, failed, fuel, adaptive, replicas }: JobRecord): JobRun["checkedFuel"] {
  const units = agreed + failed;
  return units === 0 ? { units: 0, fuel: 0 } : { units: 1, fuel: fuel / units / (adaptive ? 1 : replicas) };
}

/** What an answer costs that stands alone: where its own figure was compared with nothing, as much as those that were checked. */
export const loneFuel = (job: JobRun, { fuel }: ReturnedReplica): number =>
  isFuelCompared(job) ? fuel : (typicalFuel(job) ?? fuel);

const typicalFuel = ({ checkedFuel: { units, fuel } }: JobRun) => (units === 0 ? undefined : Math.round(fuel / units));
