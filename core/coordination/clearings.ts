import type { HouseholdId } from "../ids";
import { checksOf, clearingSize } from "../reputation/checking";
import { type BlockRun, type Clearing, freshUnits, openUnit, wantReplicas } from "../units/block-run";
import { chorusOf } from "./chorus";
import { chargeUnit, closeUnit, countLimit, countVerdict } from "./close-unit";
import { decideUnit } from "./decide-unit";
import type { Effects, ReplicaRow } from "./effects";
import { mayRun } from "./may-run";
import { agreedFuel, learnFuel, loneFuel } from "./metered-fuel";
import { requeueUnit } from "./requeue-unit";
import type { City, DeviceRun, JobRun } from "./state";
import type { Step } from "./step";

/** A trusted answer that nobody else gave yet joins those of its household that wait to be cleared. */
export function holdUnit({ city, now }: Step, job: JobRun, block: BlockRun, unit: number, by: Holder) {
  let clearing = job.clearings.get(by.household);
  if (!clearing) {
    clearing = {
      household: by.household,
      openedAt: now,
      streak: by.streak,
      closed: false,
      held: new Map(),
      checks: new Map(),
      mostByOne: Number.POSITIVE_INFINITY,
      checkers: new Map(),
    };
    job.clearings.set(by.household, clearing);
  }
  clearing.streak = Math.min(clearing.streak, by.streak);
  clearing.held.set(unit, block);
  openUnit(block, unit).clearing = clearing;
  const { checking } = city.policy;
  if (clearing.held.size >= clearingSize(clearing.streak, job.clearings.size, checking))
    closeClearing(city, job, clearing);
}

type Holder = Pick<DeviceRun, "household" | "streak">;

/** No more answers join it. Which of them are computed again is decided only now, when all were given. */
export function closeClearing(city: City, job: JobRun, clearing: Clearing) {
  if (job.clearings.get(clearing.household) === clearing) job.clearings.delete(clearing.household);
  job.checking.add(clearing);
  clearing.closed = true;
  city.index.wake(job);
  const units = [...clearing.held.keys()];
  const wanted = checksOf(units.length + clearing.checks.size, clearing.streak, city.policy.checking);
  clearing.mostByOne = Math.ceil(wanted / 2);
  const together = Math.ceil(wanted / 4);
  for (let left = wanted - clearing.checks.size; left > 0 && units.length > 0; left--) {
    const at = Math.floor(city.random() * units.length);
    const [unit, last] = [units[at], units.pop()];
    if (unit === undefined || last === undefined) return;
    if (at < units.length) units[at] = last;
    const block = clearing.held.get(unit);
    if (!block) continue;
    clearing.held.delete(unit);
    clearing.checks.set(unit, block);
    wantReplicas(block, unit, 1, { forTrusted: false, together });
  }
}

/** A second answer came to a unit that was not to be checked: now it is. */
export function contestUnit(clearing: Clearing, block: BlockRun, unit: number) {
  if (clearing.held.delete(unit)) clearing.checks.set(unit, block);
}

/** A second answer is the same: the unit waits with the rest, for an accomplice may have given it. */
export function confirmUnit(step: Step, job: JobRun, block: BlockRun, unit: number, by: HouseholdId) {
  const { clearing, returned } = openUnit(block, unit);
  if (!clearing) throw new Error(`Unit ${unit} of ${job.id} waits in no clearing`);
  clearing.checkers.set(by, (clearing.checkers.get(by) ?? 0) + 1);
  clearing.checks.delete(unit);
  clearing.held.set(unit, block);
  learnFuel(job, returned);
  settleIfCleared(step, job, clearing);
}

/** The unit is settled. When it was the last check of its clearing, so is all that waits there. */
export function leaveClearing(step: Step, job: JobRun, clearing: Clearing, unit: number) {
  clearing.held.delete(unit);
  clearing.checks.delete(unit);
  settleIfCleared(step, job, clearing);
}

/** Nothing is charged to a job that may not run: then the rest waits until it may. */
export function settleIfCleared(step: Step, job: JobRun, clearing: Clearing) {
  const { effects } = step;
  if (clearing.checks.size > 0 || !job.checking.has(clearing)) return;
  const rows = waitingRows(job, effects);
  for (const [unit, block] of clearing.held) {
    if (!mayRun(job)) return;
    clearing.held.delete(unit);
    settleCleared(step, job, block, unit, rows);
  }
  job.checking.delete(clearing);
}

/** Rows of the job in the very group that is being gathered: they are not in the store yet. */
function waitingRows(job: JobRun, { commit }: Effects): Map<string, ReplicaRow> {
  const rows = new Map<string, ReplicaRow>();
  for (const row of commit.replicas) if (row.jobNo === job.no && !row.settles) rows.set(keyOf(row), row);
  return rows;
}

const keyOf = ({ unit, deviceNo }: { unit: number; deviceNo: number }) => `${unit}/${deviceNo}`;

function settleCleared(step: Step, job: JobRun, block: BlockRun, unit: number, rows: ReadonlyMap<string, ReplicaRow>) {
  const { effects } = step;
  const { returned } = openUnit(block, unit);
  const [replica] = returned;
  if (!replica) throw new Error(`Unit ${unit} of ${job.id} was held without an answer`);
  for (const one of returned) countVerdict(effects, one, one.ok ? "agreed" : "failed");
  const fuel = returned.length > 1 ? agreedFuel(returned) : loneFuel(job, replica);
  const { priceNanos, creditNanos } = chargeUnit(step, job, returned, fuel);
  const { deviceNo } = replica;
  const row = rows.get(keyOf({ unit, deviceNo }));
  if (row) Object.assign(row, { settles: true, fuel, priceNanos, creditNanos });
  else effects.commit.cleared.push({ jobNo: job.no, unit, deviceNo, fuel, priceNanos, creditNanos });
  countLimit(job, replica);
  closeUnit(step, job, block, unit, replica.ok);
}

/** What waits there counts as an unknown's: every unit of it needs others to agree. */
export function dissolveClearing(city: City, job: JobRun, clearing: Clearing) {
  if (job.clearings.get(clearing.household) === clearing) job.clearings.delete(clearing.household);
  job.checking.delete(clearing);
  for (const [unit, block] of [...clearing.held, ...clearing.checks]) {
    const run = block.open.get(unit);
    if (run?.clearing !== clearing) continue;
    run.clearing = undefined;
    for (const replica of run.returned) if (replica.household === clearing.household) replica.trusted = false;
    requeueUnit(city, job, block, unit);
  }
}

export const isClearing = (job: JobRun, household: HouseholdId) =>
  job.clearings.has(household) || [...job.checking].some((clearing) => clearing.household === household);

/** The job may run again: what was cleared meanwhile is settled. */
export function settleAllCleared(step: Step, job: JobRun) {
  for (const clearing of [...job.checking]) settleIfCleared(step, job, clearing);
}

/** Closes what gets no more answers: it is old, its household is away, or the job has no units left to begin. */
export function sweepClearings(step: Step) {
  const { city, now } = step;
  const present = new Set([...city.sessions.values()].map(({ device }) => device.household));
  for (const job of city.jobs.values()) {
    if (!job.adaptive || !mayRun(job)) continue;
    const idle = job.leases === 0 || !hasFreshUnits(job);
    for (const clearing of [...job.clearings.values()]) {
      const old = now - clearing.openedAt >= city.policy.checking.clearingMs;
      if (idle || old || !present.has(clearing.household)) closeClearing(city, job, clearing);
    }
    if (chorusOf(city) === "few") confirmAmongFew(step, job);
    settleAllCleared(step, job);
  }
}

/** Checks that waited for a third voice, which has left the city since: two that agree are enough again. */
function confirmAmongFew(step: Step, job: JobRun) {
  const { city } = step;
  for (const clearing of [...job.checking]) {
    for (const [unit, block] of [...clearing.checks]) {
      const { returned } = openUnit(block, unit);
      const [, second, third] = returned;
      if (!second || third || decideUnit(city, job, unit, returned, clearing).kind !== "agreed") continue;
      confirmUnit(step, job, block, unit, second.household);
    }
  }
}

export function hasFreshUnits(job: JobRun): boolean {
  if (job.moreBlocks || job.claiming) return true;
  for (const block of job.blocks.values()) if (freshUnits(block) > 0) return true;
  return false;
}
