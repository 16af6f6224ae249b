import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { isDone, type MemoryJob } from "#coordinator/store/memory/memory-rows";
import type { ReplicaRow } from "#core/coordination/effects";
import type { JobId } from "#core/ids";
import { isTruthful, type JobPlan, type Scenario } from "../scenario";
import { isLethal, isTrue, trueAnswer } from "../true-answer";
import { unlooked } from "./doubted-jobs";

interface OpenedJob {
  id: JobId;
  no: number;
  plan: JobPlan;
}

/** The laws of a whole run, checked on the store at its end. */
export function judgeRun(scenario: Scenario, database: MemoryDatabase, jobs: ReadonlyMap<JobId, OpenedJob>): string[] {
  const broken: string[] = [];
  const maliciousDevices = lyingHouseholds(scenario);
  if (maliciousDevices === 0 && scenario.jobs.every(isDecidable)) {
    for (const device of database.devices.values()) {
      if (device.outvoted > 0) broken.push(`${device.id} is honest among the honest and was outvoted`);
    }
  }
  if (scenario.rechecks) {
    for (const { record } of unlooked(database))
      broken.push(`${record.id} is finished, and what outvoted households gave was not looked at`);
  }
  for (const opened of jobs.values()) {
    const stored = database.jobs.get(opened.no);
    if (!stored) continue;
    const { record: job, blocks, replicas } = stored;
    const { state } = job;
    if (state === "running")
      broken.push(`${job.id} never ended: ${job.agreed + job.failed} of ${job.units} units are settled`);
    const open = blocks.filter((block) => !isDone(block)).length;
    if (state === "finished" && open > 0) broken.push(`${job.id} is finished and ${open} of its blocks are not done`);
    const fewLie = job.replicas > maliciousDevices && !(job.adaptive && hasTurncoats(scenario));
    broken.push(...judgeUnits(stored, opened, fewLie && opened.plan.failing !== "nondeterministic"));
    const again = [...replicas.values()].filter(isComputedAgain).length;
    if (again !== job.reopened)
      broken.push(`${job.id} counts ${job.reopened} units that are computed again, not ${again}`);
    if (maliciousDevices === 0 && isDecidable(opened.plan)) broken.push(...judgeFailures(scenario, stored, opened));
    const settled = [...replicas.values()].filter((rows) => rows.some((row) => row.settles));
    const counted = job.agreed + job.failed;
    if (settled.length !== counted) broken.push(`${job.id} counts ${counted} settled units and has ${settled.length}`);
    if (state === "finished" && counted !== job.units)
      broken.push(`${job.id} is finished with ${counted} of ${job.units} units`);
    const price = settled.flat().reduce((sum, row) => sum + (row.priceNanos ?? 0), 0);
    if (price !== job.spentNanos) broken.push(`${job.id} spent ${job.spentNanos} and its units cost ${price}`);
  }
  return broken;
}

/** A unit's canonical answer is the true one if the malicious devices are too few for a quorum. */
function judgeUnits({ replicas }: MemoryJob, { id, no, plan }: OpenedJob, mustBeTrue: boolean): string[] {
  const broken: string[] = [];
  for (const [unit, rows] of replicas) {
    const settling = rows.filter((row) => row.settles);
    if (settling.length > 1) broken.push(`unit ${unit} of ${id} is settled ${settling.length} times`);
    const answer = settling[0];
    if (!answer || answer.failure === "lost" || answer.failure === "disputed") continue;
    const truth = trueAnswer(no, plan, unit);
    const right = isTrue(answer.digest, truth) && (answer.failure === undefined) === truth.ok;
    if (mustBeTrue && !right) broken.push(`unit ${unit} of ${id} has a wrong canonical answer`);
  }
  return broken;
}

/** Among truthful devices nothing is disputed, and a unit is lost only if it is lethal or devices lose units. */
function judgeFailures(scenario: Scenario, { replicas }: MemoryJob, { id, plan }: OpenedJob): string[] {
  const devices = scenario.households.flatMap((household) => household.devices);
  const losing = devices.some(({ character }) => character === "broken" || character === "flaky");
  const failures = [...replicas].map(([unit, rows]) => ({
    unit,
    failure: rows.find((row) => row.settles)?.failure,
  }));
  const wrong = failures.filter(
    ({ unit, failure }) => failure === "disputed" || (failure === "lost" && !losing && !isLethal(plan, unit)),
  );
  return wrong.map(({ unit, failure }) => `unit ${unit} of ${id} failed as ${failure} among the truthful`);
}

/** Whether truthful devices agree: the program is deterministic, and its comparison works. */
const isDecidable = ({ failing, comparison }: JobPlan) =>
  failing !== "nondeterministic" && comparison !== "failing-function";

/** Some of their lies are accepted until they are caught. */
const hasTurncoats = ({ households }: Scenario) =>
  households.some(({ devices }) => devices.some(({ character }) => character === "turncoat"));

const isComputedAgain = (rows: readonly ReplicaRow[]) =>
  !rows.some(({ settles }) => settles) && rows.some(({ priceNanos }) => priceNanos !== undefined);

/**
 * The number of malicious voters: the devices of a claimed household count as one from its claim on, and each alone
 * before.
 */
function lyingHouseholds(scenario: Scenario): number {
  let voters = 0;
  for (const { claimedAtMs, devices } of scenario.households) {
    const maliciousDevices = devices.filter((device) => !isTruthful(device.character)).length;
    voters += claimedAtMs === 0 ? Math.min(1, maliciousDevices) : maliciousDevices;
  }
  return voters;
}
