import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { isOver } from "#coordinator/store/memory/memory-rows";
import type { UnitStore } from "#coordinator/store/unit-store";
import type { Commit } from "#core/coordination/effects";
import { accounts } from "#core/ledger/ledger";

/** Checks one coordinator's writes against laws that a store itself cannot know, and reports which are broken. */
export function auditedStore(
  database: MemoryDatabase,
  store: UnitStore,
  broken: (law: string) => void,
  isAlone = true,
): UnitStore {
  return {
    ...store,
    async recheckNextJob(bounds) {
      const done = await store.recheckNextJob(bounds);
      if (done?.kind === "reopened") for (const law of brokenByRecheck(database, done.jobId)) broken(law);
      checkMoney(database, broken);
      return done;
    },
    async commit(commit) {
      const found = brokenByGroup(database, commit, isAlone);
      const written = store.commit(commit);
      checkMoney(database, broken);
      try {
        const reopened = await written;
        for (const law of found) broken(law);
        return reopened;
      } catch (error) {
        // A coordinator that is considered dead writes nothing, whatever it tries.
        const isLate = !isAlone && isOvertaken(database, commit);
        if (!isLate && (await store.heartbeat()) === "alive") broken(`the store refused a group: ${error}`);
        throw error;
      }
    },
  };
}

/** A finished job was opened again, for results that others give now. */
function brokenByRecheck({ jobs }: MemoryDatabase, jobId: string): string[] {
  const job = [...jobs.values()].find(({ record }) => record.id === jobId);
  const last = job?.rechecks.at(-1);
  if (!job || !last) return [`${jobId} is open again, and nothing says why`];
  const takenBack = last.chargedNanos - job.record.spentNanos;
  return last.grantedNanos > takenBack
    ? [`the city added ${last.grantedNanos} to ${jobId}, of which ${takenBack} was taken back`]
    : [];
}

/** Another coordinator may have ended the job first, or spent the rest of its budget. */
const isOvertaken = (database: MemoryDatabase, commit: Commit) =>
  [...commit.jobs].some(([jobId, { jobNo, spentNanos }]) => {
    const record = database.jobs.get(jobNo)?.record;
    return record !== undefined && (isOver(record) || spentNanos > database.balance(accounts.hold(jobId)));
  });

function brokenByGroup(database: MemoryDatabase, commit: Commit, isAlone: boolean): string[] {
  const laws: string[] = [];
  const broken = (law: string) => laws.push(law);
  for (const { jobNo, unit } of commit.replicas) {
    const rows = database.jobs.get(jobNo)?.replicas.get(unit) ?? [];
    if (rows.some(({ settles }) => settles)) broken(`unit ${unit} of job ${jobNo} got a replica after it was settled`);
  }
  for (const { jobNo, unit, deviceNo } of commit.confirmed) {
    const rows = database.jobs.get(jobNo)?.replicas.get(unit) ?? [];
    const row = rows.find((one) => one.deviceNo === deviceNo);
    const name = `unit ${unit} of job ${jobNo}`;
    if (rows.some(({ settles }) => settles)) broken(`${name} is cleared and was settled before`);
    if (row && row.output === undefined && row.message === undefined)
      broken(`${name} is cleared and its output is lost`);
  }
  for (const { jobNo, jobId, state, reason } of commit.states) {
    const record = database.jobs.get(jobNo)?.record;
    if (!record) continue;
    if (isOver(record) && isAlone) broken(`${jobId} changed after it was ${record.state}`);
    if (state === "paused" && reason === null) broken(`${jobId} is paused and nobody says why`);
  }
  return laws;
}

function checkMoney(database: MemoryDatabase, broken: (law: string) => void) {
  let sum = 0;
  for (const amount of database.balances.values()) sum += amount;
  if (sum !== 0) broken(`all balances sum to ${sum}`);
  for (const { record } of database.jobs.values()) {
    const { id, state, spentNanos, budgetNanos } = record;
    const hold = database.balance(accounts.hold(id));
    if (hold < 0) broken(`the hold of ${id} is ${hold}`);
    if (isOver(record) && hold !== 0) broken(`${id} is ${state} and ${hold} stays on hold`);
    if (!isOver(record) && hold !== budgetNanos - spentNanos)
      broken(`the hold of ${id} is not what is left of its budget`);
    if (spentNanos > budgetNanos) broken(`${id} spent ${spentNanos} of ${budgetNanos}`);
  }
  for (const device of database.devices.values()) {
    if (database.balance(accounts.device(device.id)) !== device.creditNanos)
      broken(`the credit of ${device.id} is not its balance`);
  }
}
