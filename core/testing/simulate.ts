import type { CustomerId, DeviceId, HouseholdId, JobId, NetworkId } from "../ids";
import { accounts, transfer } from "../ledger/ledger";
import { priceOfFuel } from "../ledger/pricing";
import { FUEL_PER_CORE_SECOND } from "../metering/core-second";
import { seededRandom } from "../random";
import { newcomer } from "../reputation/standing";
import { HOUR, MINUTE, SECOND } from "../time";
import { cityPolicy } from "./city-policy";
import { EventQueue } from "./event-queue";
import { judgeRun } from "./judge-run";
import type { JobAct, JobPlan, Scenario } from "./scenario";
import { SimulatedCoordinator } from "./simulated-coordinator";
import { SimulatedDevice } from "./simulated-device";
import { simulatedSheet } from "./simulated-sheet";
import type { SimulatedStore } from "./simulated-store";
import type { StoredJob } from "./stored-rows";
import { trueAnswer } from "./true-answer";
import { Watch } from "./watch";

export interface Run {
  scenario: Scenario;
  seed: number;
  store: SimulatedStore;
  /** Broken laws, as sentences. */
  violations: string[];
  events: number;
  /** When all was over, in virtual milliseconds. */
  endedAtMs: number;
  /** What happened, line by line, when it was asked for. */
  trace: string[];
}

const SWEEP_EVERY_MS = 10 * SECOND;
/** After so long without a mishap every job must be over. */
const PATIENCE_MS = 24 * HOUR;

interface OpenJob {
  id: JobId;
  no: number;
  plan: JobPlan;
}

/** Lives a city's life in virtual time, from the seed alone, and watches its laws. */
export function simulate(scenario: Scenario, seed: number, options: { trace?: boolean } = {}): Run {
  const queue = new EventQueue(1_000_000);
  const start = queue.now;
  const random = seededRandom(seed);
  const watch = new Watch(() => queue.now - start, options.trace === true);
  const { store } = watch;
  const coordinator = new SimulatedCoordinator({ queue, random, store, watch, delays: scenario });
  const jobs = new Map<JobId, OpenJob>();
  const city = { queue, random, store, watch, coordinator, jobs, start };
  planJobs(city, scenario);
  planDevices(city, scenario);
  planTrouble(city, scenario);
  const calmAt = start + scenario.calmAtMs;
  queue.at(calmAt, () => calmDown(city));
  const over = () =>
    queue.now > calmAt + MINUTE && coordinator.isQuiet && store.openJobs().every((job) => job.state === "paused");
  while (queue.step(calmAt + PATIENCE_MS)) if (over()) break;
  for (const law of judgeRun(scenario, store, jobs)) watch.broken(law);
  const { violations, events, trace } = watch;
  return { scenario, seed, store, violations, events, endedAtMs: queue.now - start, trace };
}

export const violations = (run: Run): string[] => run.violations;

interface LiveCity {
  queue: EventQueue;
  random: () => number;
  store: SimulatedStore;
  watch: Watch;
  coordinator: SimulatedCoordinator;
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

function openJob({ store, coordinator, jobs }: LiveCity, { id, no, plan }: OpenJob) {
  jobs.set(id, { id, no, plan });
  const budgetNanos = costOf(no, plan, plan.budgetShare);
  const customerId = `customer${plan.customer}` as CustomerId;
  const job: StoredJob = {
    id,
    no,
    customerId,
    state: "running",
    reason: null,
    sheet: simulatedSheet(id, plan.runtime),
    units: plan.units,
    replicas: plan.replicas,
    adaptive: plan.adaptive,
    cores: plan.cores,
    agreed: 0,
    failed: 0,
    reopened: 0,
    fuel: 0,
    spentNanos: 0,
    budgetNanos,
    network: null,
    vouched: true,
  };
  store.addJob(job, cityPolicy.unitsPerBlock);
  store.post(transfer("gift", customerId, "For the job", accounts.grants, accounts.customer(customerId), budgetNanos));
  store.post(transfer("hold", id, "Budget", accounts.customer(customerId), accounts.hold(id), budgetNanos));
  if (coordinator.up) coordinator.dispatch({ kind: "job.opened", job: { ...job } });
}

/** Nanodollars that so great a share of the job's units cost. */
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

/** What a customer does: by the shell's verbs, which need a coordinator that is up and a job that is not over. */
function actOn({ store, coordinator }: LiveCity, jobId: JobId, plan: JobPlan, act: JobAct) {
  const job = coordinator.up ? coordinator.city.jobs.get(jobId) : undefined;
  if (!job) return;
  switch (act.kind) {
    case "dial":
      return coordinator.dispatch({ kind: "job.changed", jobId, cores: act.cores });
    case "pause":
      return coordinator.dispatch({ kind: "job.changed", jobId, state: "paused", reason: { kind: "paused-by-hand" } });
    case "resume":
      return coordinator.dispatch({ kind: "job.changed", jobId, state: "running" });
    case "cancel":
      return coordinator.dispatch({
        kind: "job.changed",
        jobId,
        state: "cancelled",
        reason: { kind: "cancelled-by-customer" },
      });
    case "top-up": {
      const more = costOf(job.no, plan, act.share);
      const customer = accounts.customer(job.customerId);
      store.post(transfer("gift", job.customerId, "For the job", accounts.grants, customer, more));
      coordinator.postings.push(transfer("hold", jobId, "More budget", customer, accounts.hold(jobId), more));
      return coordinator.dispatch({
        kind: "job.changed",
        jobId,
        budgetNanos: job.budgetNanos + more,
        state: "running",
      });
    }
    default:
      throw new Error(`Unhandled act: ${(act satisfies never as JobAct).kind}`);
  }
}

function planDevices(city: LiveCity, scenario: Scenario) {
  const { queue, random, store, coordinator, jobs, start } = city;
  let no = 0;
  scenario.households.forEach((plan, index) => {
    const ids = plan.devices.map((device) => {
      const id = `device${no++}` as DeviceId;
      const household = (plan.claimedAtMs === 0 ? `person:${index}` : `device:${id}`) as HouseholdId;
      const network = plan.network === null ? null : (`network${plan.network}` as NetworkId);
      store.addDevice({ no, id, household, network, banned: false, creditNanos: 0, outvoted: 0, ...newcomer() });
      const joinsAtMs = start + device.joinsAtMs;
      const acts = device.acts.map((act) => ({ ...act, atMs: start + act.atMs }));
      new SimulatedDevice(
        id,
        { ...device, joinsAtMs, acts },
        { queue, random, coordinator, jobs, broken: city.watch.broken },
      ).live(start + scenario.calmAtMs);
      return id;
    });
    if (plan.claimedAtMs === 0) return;
    queue.at(start + plan.claimedAtMs, () => {
      for (const deviceId of ids) claimDevice(city, deviceId, `person:${index}` as HouseholdId);
    });
  });
}

function claimDevice({ store, coordinator }: LiveCity, deviceId: DeviceId, household: HouseholdId) {
  const row = store.devices.get(deviceId);
  if (row) row.household = household;
  if (coordinator.up) coordinator.dispatch({ kind: "device.claimed", deviceId, household });
}

function planTrouble(city: LiveCity, scenario: Scenario) {
  const { queue, coordinator, store, start, watch } = city;
  const deviceIds = [...store.devices.keys()];
  for (const { atMs, downMs } of scenario.crashes) {
    queue.at(start + atMs, () => {
      watch.note("crash");
      if (coordinator.up) coordinator.crash(downMs);
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
  const sweep = () => {
    if (coordinator.up) coordinator.dispatch({ kind: "leases.swept" });
    queue.after(SWEEP_EVERY_MS, sweep);
  };
  queue.after(SWEEP_EVERY_MS, sweep);
}

function switchCity({ coordinator }: LiveCity, stopped: boolean) {
  if (coordinator.stopped === stopped) return;
  coordinator.stopped = stopped;
  if (!coordinator.up) return;
  coordinator.dispatch(stopped ? { kind: "city.stopped", reason: "maintenance" } : { kind: "city.resumed" });
}

function banDevice({ store, coordinator }: LiveCity, deviceId: DeviceId, banned: boolean) {
  const row = store.devices.get(deviceId);
  if (row) row.banned = banned;
  if (coordinator.up) coordinator.dispatch({ kind: "device.banned", deviceId, banned });
}

/** Liars may outvote the honest: until all jobs have ended, an admin forgives everybody now and then. */
function forgiveAll(city: LiveCity) {
  const { queue, coordinator, store } = city;
  for (const { household } of store.devices.values()) {
    store.forgive(household);
    if (coordinator.up) coordinator.dispatch({ kind: "household.forgiven", household });
  }
  queue.after(10 * MINUTE, () => forgiveAll(city));
}

/** The end of all mishaps: what was switched off goes on, so that every job can come to its end. */
function calmDown(city: LiveCity) {
  const { queue, coordinator, store } = city;
  if (!coordinator.up) return queue.after(SECOND, () => calmDown(city));
  switchCity(city, false);
  for (const { id, banned } of store.devices.values()) if (banned) banDevice(city, id, false);
  forgiveAll(city);
  for (const job of [...coordinator.city.jobs.values()]) {
    coordinator.dispatch({ kind: "job.changed", jobId: job.id, state: "running", cores: Math.max(1, job.cores) });
  }
}
