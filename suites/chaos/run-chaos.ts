import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { connectPool } from "#coordinator/database/connect-pool";
import { brokenLaws } from "#coordinator/testing/broken-laws";
import { SIMULATED_LABEL } from "#coordinator/testing/socket-device";
import { seededRandom } from "#core/random";
import { newCustomer } from "#suites/kit/customers/new-customer";
import type { Scratch } from "#suites/kit/scratch";
import { calm, carryOut } from "./acts/carry-out";
import { Customer } from "./customers/customer";
import { FleetDevice, type Habit } from "./fleet/fleet-device";
import { UnitRunner } from "./fleet/unit-runner";
import type { ActKind } from "./plan/act";
import { planActs, SCENARIOS, type Scenario } from "./plan/plan-acts";
import { countEvents } from "./report/count-events";
import { openRunLog, type RunLog } from "./report/run-log";
import type { Summary } from "./report/summary";
import { forgottenResults } from "./verdict/acknowledged";
import { judgeJob } from "./verdict/judge-job";
import { vouchForAll } from "./world/vouch-for-all";
import { openWorld, type World } from "./world/world";

export interface ChaosOptions {
  scenario: Scenario;
  seed: number;
  forMs: number;
  scratch: Scratch;
  print: (line: string) => void;
}

const CUSTOMERS = ["Ada's Lab", "Print Shop", "City Works"];
const HABITS: Habit[] = ["steady", "steady", "steady", "slow", "slow", "twice", "twice", "dropping", "dropping"];
/** With room for the database's log, which may have up to a gigabyte. */
const DISK_MIB = 1_536;
const DISK_MIB_PER_MINUTE = 16;
/** All jobs must have ended this long after the last act. */
const CALM_MS = 5 * 60_000;
const LOOK_EVERY_MS = 250;
/** After these the site must come back, with everything that it acknowledged. */
const KILLS: ReadonlySet<ActKind> = new Set<ActKind>([
  "kill-coordinator",
  "kill-database",
  "kill-backend",
  "kill-both",
  "fail-over",
]);

/** Runs the chaos of one seed and returns the results. */
export async function runChaos({ scenario, seed, forMs, scratch, print }: ChaosOptions): Promise<Summary> {
  const random = seededRandom(seed);
  const world = await openWorld(scratch, scenario, DISK_MIB + Math.ceil((forMs / 60_000) * DISK_MIB_PER_MINUTE));
  const kinds = SCENARIOS[scenario].filter((kind) => kind !== "fill-disk" || world.disk);
  const plan = planActs(random, forMs, kinds);
  const people = await gather(world, random);
  const pool = databaseOf(world);
  const runLog = openRunLog(print);
  scratch.undoing(() => people.runner.close());
  const { fleet, customers } = people;
  for (const customer of customers) customer.begin();
  world.resident.open();

  await browserComputes(world, pool);
  runLog.note("the browser computes too; now for the chaos");

  const running: Promise<void>[] = [];
  const { time } = world;
  const startedAt = time.now();
  for (const { atMs, act } of plan) {
    await time.until(startedAt + atMs);
    const over = runLog.begin(act);
    running.push(
      carryOut(act, world).then(
        (outcome) => over(outcome),
        (error: Error) => runLog.breaks(`the act ${act.kind} failed: ${error.message}`),
      ),
    );
    if (KILLS.has(act.kind)) running.push(recover(world, people, pool, runLog));
  }
  await time.until(startedAt + forMs);
  await Promise.all(running);
  runLog.note("calm");
  calm(world);
  const calmAt = time.now();
  const isLate = time.after(CALM_MS);
  await world.site.well();
  await Promise.all(customers.map((customer) => customer.rest()));
  await Promise.all(customers.map((customer) => customer.finishAll(isLate)));
  while (fleet.some(({ device }) => device.outbox.size > 0) && !isLate()) await sleep(LOOK_EVERY_MS);
  runLog.note(`all is over after ${Math.round((time.now() - calmAt) / 1_000)} s of calm`);
  return judge(world, people, pool, runLog, calmAt);
}

interface People {
  fleet: FleetDevice[];
  customers: Customer[];
  runner: UnitRunner;
}

async function gather(world: World, random: () => number): Promise<People> {
  const { siteUrl } = world;
  let variants = 0;
  const customers: Customer[] = [];
  for (const name of CUSTOMERS) {
    const slug = name.toLowerCase().replace(/\W+/g, "-");
    const person = { name, email: `${slug}@lamplighter.example`, password: `${slug}-password` };
    const { apiKey } = await newCustomer(siteUrl, person);
    const own = seededRandom(Math.floor(random() * 2 ** 32));
    customers.push(new Customer({ name, siteUrl, apiKey, random: own, nextVariant: () => ++variants }));
  }
  await vouchForAll(world);
  const runner = new UnitRunner();
  const fleet = HABITS.map(
    (habit) => new FleetDevice(siteUrl, habit, runner, seededRandom(Math.floor(random() * 2 ** 32))),
  );
  return { customers, runner, fleet };
}

function databaseOf({ scratch, pair }: World): Pool {
  if (pair) return connectPool(pair.url);
  const sockets = path.join(scratch.folder, "data", "postgres");
  return connectPool(`postgresql://postgres@localhost/lamplighter?host=${encodeURIComponent(sockets)}`);
}

/** Resolves with the browser's first durable result. */
async function browserComputes({ time }: World, pool: Pool): Promise<void> {
  const isLate = time.after(CALM_MS);
  while (!isLate()) {
    const { rowCount } = await pool.query(
      "SELECT FROM replica JOIN device ON device.no = device_no WHERE label <> $1 LIMIT 1",
      [SIMULATED_LABEL],
    );
    if (rowCount === 1) return;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error("The browser returned no result while all was well.");
}

/** Measures the recovery, and checks that nothing acknowledged earlier is missing. */
async function recover(world: World, people: People, pool: Pool, runLog: RunLog): Promise<void> {
  try {
    runLog.recovered(await world.site.well());
  } catch (error) {
    return runLog.breaks((error as Error).message);
  }
  // The next act may have killed the database already; it is checked again later.
  const gone = await forgottenResults(pool, people.fleet).catch(() => []);
  for (const sentence of gone) runLog.breaks(sentence);
}

async function judge(world: World, people: People, pool: Pool, runLog: RunLog, calmAt: number): Promise<Summary> {
  const { fleet, customers } = people;
  const { site, resident, network } = world;
  for (const sentence of await forgottenResults(pool, fleet)) runLog.breaks(sentence);
  for (const law of await brokenLaws(pool)) runLog.breaks(law);
  for (const { name, unforeseen } of customers)
    for (const words of unforeseen) runLog.breaks(`${name} was answered by an error that nobody foresaw: ${words}`);
  for (const end of site.ownEnds) runLog.breaks(`the coordinator ended by itself: ${end}`);
  for (const { device, habit } of fleet)
    if (device.outbox.size > 0) runLog.breaks(`a ${habit} device was never thanked for ${device.outbox.size} grants`);
  let settled = 0;
  let jobs = 0;
  for (const customer of customers) {
    for (const record of customer.records.values()) {
      const verdict = await judgeJob(customer.client, record);
      settled += verdict.settled;
      jobs += 1;
      for (const problem of verdict.broken) runLog.breaks(problem);
    }
  }
  const { rows } = await pool.query<{ simulated: boolean; replicas: number }>(
    "SELECT label = $1 AS simulated, count(*)::int AS replicas FROM replica JOIN device ON device.no = device_no GROUP BY 1",
    [SIMULATED_LABEL],
  );
  const replicasOf = (simulated: boolean) => rows.find((row) => row.simulated === simulated)?.replicas ?? 0;
  for (const device of fleet) device.close();
  await resident.close();
  await pool.end();
  await site.stop();
  return {
    ...runLog.told(),
    jobs,
    units: settled,
    replicas: { simulated: replicasOf(true), browser: replicasOf(false) },
    coordinatorStarts: site.starts,
    failedStarts: site.failedStarts,
    browserStarts: resident.starts,
    brokenConnections: network.broken,
    calls: customers.reduce((sum, customer) => sum + customer.calls, 0),
    callErrors: merged(customers.map(({ errors }) => errors)),
    outputRefusals: merged(fleet.map(({ refusals }) => refusals)),
    logEvents: countEvents(site.logFile),
    calmSeconds: Math.round((world.time.now() - calmAt) / 1_000),
  };
}

function merged(counts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const [what, times] of counts.flatMap((one) => [...one])) all.set(what, (all.get(what) ?? 0) + times);
  return all;
}
