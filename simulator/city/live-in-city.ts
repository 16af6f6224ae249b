import { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { isOver, type MemoryJob } from "#coordinator/store/memory/memory-rows";
import type { Policy } from "#core/coordination/policy";
import type { JobRecord } from "#core/coordination/state";
import type { CustomerId, DeviceId, HouseholdId, JobId } from "#core/ids";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { seededRandom } from "#core/random";
import { newcomer } from "#core/reputation/standing";
import { simulatedSpec } from "#core/testing/simulated-spec";
import { SECOND } from "#core/time";
import { EventQueue } from "../event-queue";
import type { DeviceAct, JobPlan } from "../scenario";
import { SimulatedDevice } from "../simulated-device";
import { SimulatedSite } from "../simulated-site";
import { MAX_UNIT_MS } from "./city-jobs";
import type { LentDevice } from "./sessions";

export interface CityPlan {
  seed: number;
  devices: readonly LentDevice[];
  jobs: readonly JobPlan[];
  endsAtMs: number;
  policy: Policy;
  /** The longest durations of a commit, of a claim and of a message. */
  delays: { commitMs: number; claimMs: number; wireMs: number };
  /** How exactly the ends of jobs are known. */
  lookEveryMs: number;
  /** See `ProcessParts`. */
  closedShare: number;
}

export interface DeviceTime {
  device: LentDevice;
  /** Core time in which it computed. */
  busyMs: number;
  earnedNanos: number;
}

/** What a city did until its end. */
export interface LivedCity {
  jobs: { plan: JobPlan; stored: MemoryJob /** Null while it runs. */; endedAtMs: number | null }[];
  devices: DeviceTime[];
  /** Core time in which devices computed, by the hour of the day. */
  busyByHour: number[];
}

/** It finds what others did, and here is nobody else. */
const REFRESH_EVERY_MS = 20 * SECOND;
const BUDGET = 1e15;
const HOURS = 24;
const HOUR_MS = 3_600 * SECOND;

/** The coordinator that ships, in virtual time, with devices that come and go by a plan. */
export async function liveInCity(plan: CityPlan): Promise<LivedCity> {
  const queue = new EventQueue(1_000_000);
  const start = queue.now;
  const random = seededRandom(plan.seed);
  const database = new MemoryDatabase();
  const { policy, delays, closedShare } = plan;
  const site = new SimulatedSite(
    { queue, random, database, policy, delays, closedShare, refreshEveryMs: REFRESH_EVERY_MS },
    1,
  );
  const opened = new Map<JobId, { no: number; plan: JobPlan }>();
  const ended = new Map<JobId, number>();
  const running = new Set<JobId>();
  plan.jobs.forEach((job, index) => {
    const id = `job${index}` as JobId;
    const no = index + 1;
    opened.set(id, { no, plan: job });
    queue.at(start + job.opensAtMs, () => {
      database.addJob(recordOf(id, no, job), policy.unitsPerBlock);
      running.add(id);
      site.openJob(id);
    });
  });
  const look = () => {
    for (const id of running) {
      const no = opened.get(id)?.no;
      if (no === undefined || !isOver(database.jobOf(no).record)) continue;
      ended.set(id, queue.now - start);
      running.delete(id);
    }
    queue.after(plan.lookEveryMs, look);
  };
  look();
  const busyByHour = Array.from({ length: HOURS }, () => 0);
  const devices = plan.devices.map((device, no): DeviceTime => {
    const time = { device, busyMs: 0, earnedNanos: 0 };
    const worked = (fromMs: number, toMs: number) => {
      time.busyMs += toMs - fromMs;
      const hour = Math.floor((fromMs - start) / HOUR_MS) % HOURS;
      busyByHour[hour] = (busyByHour[hour] ?? 0) + toMs - fromMs;
    };
    const id = addDevice(database, no, device);
    const lent = lifeOf(device, start);
    if (lent) {
      const parts = { queue, random, site, jobs: opened, worked, broken: refuse };
      new SimulatedDevice(id, lent, parts).live(start + plan.endsAtMs + HOUR_MS);
    }
    return time;
  });
  const until = start + plan.endsAtMs;
  while (queue.step(until)) {
    // What the coordinator awaits, and what it does then, happens at this virtual moment.
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const [no, time] of devices.entries()) time.earnedNanos = database.devicesByNo.get(no)?.creditNanos ?? 0;
  const jobs = [...opened].map(([id, { no, plan: job }]) => ({
    plan: job,
    stored: database.jobOf(no),
    endedAtMs: ended.get(id) ?? null,
  }));
  return { jobs, devices, busyByHour };
}

const refuse = (law: string): never => {
  throw new Error(law);
};

/** A tab that is closed forgets what it computed; what it had finished waits in the browser for the next session. */
function lifeOf({ cores, slowness, sessions }: LentDevice, start: number) {
  const [first] = sessions;
  if (!first) return undefined;
  const acts = sessions.map(({ toMs }, at): DeviceAct => {
    const next = sessions[at + 1];
    const atMs = start + toMs;
    return next ? { kind: "reload", atMs, forMs: next.fromMs - toMs } : { kind: "quit", atMs };
  });
  return { character: "honest", joinsAtMs: start + first.fromMs, slots: cores, slowness, acts } as const;
}

function addDevice(database: MemoryDatabase, no: number, { household }: LentDevice): DeviceId {
  const id = `device${no}` as DeviceId;
  const facts = { ownerName: null, label: id, engine: "chromium", banned: false };
  const nothingYet = { units: 0, creditNanos: 0, outvoted: 0, network: null };
  database.addDevice({
    no,
    id,
    household: `person:${household}` as HouseholdId,
    ...facts,
    ...nothingYet,
    ...newcomer(),
  });
  return id;
}

function recordOf(id: JobId, no: number, { customer, units, replicas, adaptive, cores, runtime }: JobPlan): JobRecord {
  const spec = simulatedSpec(id, runtime);
  const limits = { ...spec.limits, wallMs: MAX_UNIT_MS, fuel: (MAX_UNIT_MS / SECOND) * FUEL_PER_CORE_SECOND };
  return {
    ...{ id, no, customerId: `customer${customer}` as CustomerId, state: "running", reason: null },
    ...{ spec: { ...spec, limits }, units, replicas, adaptive, cores },
    ...{ agreed: 0, failed: 0, reopened: 0, fuel: 0, spentNanos: 0 },
    ...{ budgetNanos: BUDGET, network: null, vouched: true },
  };
}
