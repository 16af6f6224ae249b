import { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { isOver } from "#coordinator/store/memory/memory-rows";
import type { JobRecord } from "#core/coordination/state";
import type { BlobHash, CustomerId, DeviceId, HouseholdId, JobId, NetworkId } from "#core/ids";
import { priceOfFuel } from "#core/ledger/pricing";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { seededRandom } from "#core/random";
import { newcomer } from "#core/reputation/standing";
import { cityPolicy } from "#core/testing/city-policy";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { HOUR, MINUTE, SECOND } from "#core/time";
import { LIMITS, type Limits } from "#protocol/limits";
import { EventQueue } from "./event-queue";
import { unlooked } from "./laws/doubted-jobs";
import { judgeRun } from "./laws/judge-run";
import { Watch } from "./laws/watch";
import type { JobAct, JobPlan, Scenario } from "./scenario";
import { comparisonOf } from "./simulated-comparer";
import { SimulatedDevice } from "./simulated-device";
import { simulatedPolicy } from "./simulated-policy";
import { SimulatedSite } from "./simulated-site";
import { trueAnswer } from "./true-answer";

export interface Run {
  scenario: Scenario;
  seed: number;
  database: MemoryDatabase;
  /** Broken laws, as sentences. */
  violations: string[];
  events: number;
  /** When everything had ended, in virtual milliseconds. */
  endedAtMs: number;
  /** What happened, line by line, if requested. */
  trace: string[];
}

/** The database is available again this long before the calm. */
const CALM_BEFORE_MS = 30 * SECOND;
const MAX_WRITTEN_LATE_MS = 5 * SECOND;
/** After this long without faults every job must have ended. */
const PATIENCE_MS = 24 * HOUR;

/** So low that small cities reach them. */
const RECHECKS: Limits = { ...LIMITS, MAX_RECHECK_UNITS: 5, MAX_JOBS_RECHECKED_AT_ONCE: 2 };

interface Options {
  trace?: boolean;
  patienceMs?: number;
}

interface OpenJob {
  id: JobId;
  no: number;
  plan: JobPlan;
}

/** Simulates a city in virtual time, from the seed alone, and checks its laws. */
export async function simulate(scenario: Scenario, seed: number, options: Options = {}): Promise<Run> {
  const queue = new EventQueue(1_000_000);
  const start = queue.now;
  const random = seededRandom(seed);
  const database = new MemoryDatabase(() => queue.now);
  const watch = new Watch(database, () => queue.now - start, options.trace === true);
  const jobs = new Map<JobId, OpenJob>();
  const parts = {
    queue,
    random,
    database,
    policy: simulatedPolicy,
    watch,
    delays: scenario,
    refreshEveryMs: SECOND,
    rechecks: scenario.rechecks ? RECHECKS : undefined,
    closedShare: 0.5,
  };
  const site = new SimulatedSite(parts, scenario.processes);
  const city = { queue, random, database, watch, site, jobs, start };
  planJobs(city, scenario);
  planDevices(city, scenario);
  planTrouble(city, scenario);
  const calmAt = start + scenario.calmAtMs;
  queue.at(calmAt, () => calmDown(city));
  let ranAt = 0;
  const isOverNow = () => {
    const isQuiet =
      site.up &&
      [...database.jobs.values()].every(({ record }) => record.state !== "running") &&
      (!scenario.rechecks || unlooked(database).length === 0);
    if (!isQuiet) ranAt = queue.now;
    return queue.now > Math.max(calmAt, ranAt) + MINUTE;
  };
  while (queue.step(calmAt + (options.patienceMs ?? PATIENCE_MS))) {
    // What the coordinator awaits, and what it does then, happens at this virtual moment.
    await new Promise((resolve) => setImmediate(resolve));
    if (isOverNow()) break;
  }
  for (const law of judgeRun(scenario, database, jobs)) watch.broken(law);
  const { violations, events, trace } = watch;
  return { scenario, seed, database, violations, events, endedAtMs: queue.now - start, trace };
}

export const violations = (run: Run): string[] => run.violations;

interface LiveCity {
  queue: EventQueue;
  random: () => number;
  database: MemoryDatabase;
  watch: Watch;
  site: SimulatedSite;
  jobs: Map<JobId, OpenJob>;
  start: number;
}

function planJobs(city: LiveCity, scenario: Scenario) {
  scenario.jobs.forEach((plan, index) => {
    city.queue.at(city.start + plan.opensAtMs, () =>
      openJob(city, { id: `job${index}` as JobId, no: index + 1, plan }),
    );
    for (const act of plan.acts) {
      city.queue.at(city.start + Math.max(act.atMs, plan.opensAtMs), () =>
        actOn(city, `job${index}` as JobId, plan, act),
      );
    }
  });
}

function openJob({ database, site, jobs }: LiveCity, { id, no, plan }: OpenJob) {
  jobs.set(id, { id, no, plan });
  const { units, replicas, adaptive, cores } = plan;
  const comparison = comparisonOf(plan);
  const spec = {
    ...simulatedSpec(id, plan.runtime),
    ...(plan.readsObjects ? ({ inputKind: "files" } as const) : {}),
    // Its crashes count against no other job.
    ...(plan.failing === "crashing" ? { program: { hash: id as string as BlobHash, bytes: 0 } } : {}),
  };
  const job: JobRecord = {
    ...{ id, no, customerId: `customer${plan.customer}` as CustomerId, state: "running", reason: null },
    ...{ spec, units, replicas, adaptive, cores },
    ...{ agreed: 0, failed: 0, reopened: 0, fuel: 0, spentNanos: 0 },
    ...{ budgetNanos: costOf(no, plan, plan.budgetShare), network: null, vouched: true },
    ...(comparison ? { comparison } : {}),
  };
  database.addJob(job, cityPolicy.unitsPerBlock, plan.readsObjects ? "objects" : null);
  site.openJob(id);
}

/** What this share of the job's units costs, in nanodollars. */
function costOf(no: number, plan: JobPlan, share: number): number {
  const rate = { coreHourNanos: cityPolicy.coreHourNanos, fuelPerSecond: FUEL_PER_CORE_SECOND };
  let cost = 0;
  for (let unit = 0; unit < plan.units; unit++) {
    const fuel =
      plan.runtime === "wasi" ? trueAnswer(no, plan, unit).fuel : (plan.msPerUnit * FUEL_PER_CORE_SECOND) / SECOND;
    cost += priceOfFuel(fuel, rate) * plan.replicas;
  }
  return Math.max(1, Math.round(cost * share));
}

/** A customer's action, which the database records first: it needs a running coordinator and a job that has not ended. */
function actOn({ database, site }: LiveCity, jobId: JobId, plan: JobPlan, act: JobAct) {
  const job = site.state?.jobs.get(jobId);
  const record = job && database.jobs.get(job.no)?.record;
  if (!job || !record || isOver(record)) return;
  switch (act.kind) {
    case "dial":
      return site.dispatch({ kind: "job.changed", jobId, cores: act.cores });
    case "pause":
      return site.dispatch({ kind: "job.changed", jobId, state: "paused", reason: { kind: "paused-by-hand" } });
    case "resume":
      return site.dispatch({ kind: "job.changed", jobId, state: "running" });
    case "cancel": {
      const reason = { kind: "cancelled-by-customer" } as const;
      return site.dispatch({ kind: "job.changed", jobId, state: "cancelled", reason });
    }
    case "top-up":
      database.addBudget(record, costOf(job.no, plan, act.share));
      return site.dispatch({ kind: "job.changed", jobId, budgetNanos: record.budgetNanos, state: "running" });
    default:
      throw new Error(`Unhandled act: ${(act satisfies never as JobAct).kind}`);
  }
}

function planDevices(city: LiveCity, scenario: Scenario) {
  const { queue, random, database, site, jobs, start } = city;
  let no = 0;
  scenario.households.forEach((plan, index) => {
    const ids = plan.devices.map((device) => {
      const id = `device${no++}` as DeviceId;
      const household = (plan.claimedAtMs === 0 ? `person:${index}` : `device:${id}`) as HouseholdId;
      const network = plan.network === null ? null : (`network${plan.network}` as NetworkId);
      const facts = {
        ownerName: null,
        label: id,
        engine: "chromium",
        banned: false,
        units: 0,
        creditNanos: 0,
        outvoted: 0,
      };
      database.addDevice({ no, id, household, network, ...facts, ...newcomer() });
      const joinsAtMs = start + device.joinsAtMs;
      const acts = device.acts.map((act) => ({ ...act, atMs: start + act.atMs }));
      new SimulatedDevice(
        id,
        { ...device, joinsAtMs, acts },
        { queue, random, site, jobs, broken: city.watch.broken },
      ).live(start + scenario.calmAtMs);
      return id;
    });
    if (plan.claimedAtMs === 0) return;
    queue.at(start + plan.claimedAtMs, () => {
      for (const deviceId of ids) claimDevice(city, deviceId, `person:${index}` as HouseholdId);
    });
  });
}

function claimDevice({ database, site }: LiveCity, deviceId: DeviceId, household: HouseholdId) {
  const row = database.devices.get(deviceId);
  if (row) row.household = household;
  site.dispatch({ kind: "device.claimed", deviceId, household });
}

function planTrouble(city: LiveCity, scenario: Scenario) {
  const { queue, site, database, start, watch } = city;
  const deviceIds = [...database.devices.keys()];
  for (const { atMs, downMs } of scenario.crashes) {
    queue.at(start + atMs, () => {
      watch.note("crash");
      if (site.up) site.kill(downMs);
    });
  }
  for (const { atMs, forMs } of scenario.stops) {
    queue.at(start + atMs, () => switchCity(city, true));
    queue.at(start + atMs + forMs, () => switchCity(city, false));
  }
  for (const { atMs, forMs, device } of scenario.bans) {
    const deviceId = deviceIds[device % deviceIds.length];
    if (deviceId === undefined) continue;
    queue.at(start + atMs, () => banDevice(city, deviceId, true));
    queue.at(start + atMs + forMs, () => banDevice(city, deviceId, false));
  }
  for (const { atMs, forMs } of scenario.outages) {
    queue.at(start + atMs, () => {
      watch.note("the database goes away");
      // What is switched back on for the calm must be recorded.
      site.loseDatabase(Math.min(forMs, scenario.calmAtMs - CALM_BEFORE_MS - atMs));
    });
  }
}

function switchCity({ database, site }: LiveCity, stopped: boolean) {
  if (database.cityStop.stopped === stopped) return;
  database.cityStop = { stopped, reason: stopped ? "maintenance" : null };
  site.dispatch(stopped ? { kind: "city.stopped", reason: "maintenance" } : { kind: "city.resumed" });
}

function banDevice({ database, site }: LiveCity, deviceId: DeviceId, banned: boolean) {
  const row = database.devices.get(deviceId);
  if (row) row.banned = banned;
  site.dispatch({ kind: "device.banned", deviceId, banned });
}

/** Malicious devices may outvote honest ones: until all jobs have ended, an admin clears all standings now and then. */
function forgiveAll(city: LiveCity) {
  const { queue, site, database } = city;
  const clear = () => {
    for (const device of database.devices.values()) Object.assign(device, newcomer());
  };
  clear();
  for (const { household } of database.devices.values()) site.dispatch({ kind: "household.forgiven", household });
  // What was decided before and is written only now is forgiven, too.
  queue.after(MAX_WRITTEN_LATE_MS, clear);
  queue.after(10 * MINUTE, () => forgiveAll(city));
}

/** The end of all faults: what was switched off is switched on, so that every job can end. */
function calmDown(city: LiveCity) {
  const { queue, site, database } = city;
  const jobs = site.state?.jobs;
  if (!jobs) return queue.after(SECOND, () => calmDown(city));
  switchCity(city, false);
  for (const { id, banned } of database.devices.values()) if (banned) banDevice(city, id, false);
  forgiveAll(city);
  for (const { id: jobId, cores } of [...jobs.values()]) {
    site.dispatch({ kind: "job.changed", jobId, state: "running", cores: Math.max(1, cores) });
  }
}
