import fc, { type Arbitrary } from "fast-check";
import type { Character, DeviceAct, DevicePlan, HouseholdPlan, JobAct, JobPlan, Scenario } from "./scenario";

/** What may go wrong in one kind of city. */
interface Trouble {
  characters: Character[];
  maxReplicas: number;
  maxUnits: number;
  /** Whether jobs are adaptive. */
  adaptive: Arbitrary<boolean>;
  jobActs: JobAct["kind"][];
  budgetShares: number[];
  deviceActs: DeviceAct["kind"][];
  crashes: number;
  outages: number;
  stops: number;
  bans: number;
  failing: JobPlan["failing"][];
  comparisons: JobPlan["comparison"][];
  claims: boolean;
  /** Coordinators on one database; default: one. */
  processes?: number;
  /** Whether results in doubt are computed again in jobs that have finished. */
  rechecks?: true;
}

const CALM_AT_MS = 240_000;
const AMPLE = [3];

const peace: Trouble = {
  characters: ["honest"],
  maxReplicas: 3,
  maxUnits: 24,
  adaptive: fc.boolean(),
  jobActs: [],
  budgetShares: AMPLE,
  deviceActs: [],
  crashes: 0,
  outages: 0,
  stops: 0,
  bans: 0,
  failing: ["none", "some", "lethal"],
  comparisons: ["bytes"],
  claims: false,
};

const comings: DeviceAct["kind"][] = ["drop", "reload", "crash", "stop", "resize", "quit"];
const everyCharacter: Character[] = [
  "honest",
  "random-answers",
  "constant-answers",
  "turncoat",
  "staller",
  "mute",
  "broken",
  "flaky",
  "stutterer",
  "latecomer",
];

const troubles = {
  /** Honest devices that come and go as people do. */
  honest: {
    ...peace,
    maxReplicas: 5,
    characters: ["honest", "stutterer", "latecomer"],
    deviceActs: comings,
    claims: true,
  },
  /** Devices that lie, stall, lose units and repeat themselves. */
  hostile: { ...peace, characters: everyCharacter, bans: 2 },
  /** Customers who change everything they can. */
  dials: { ...peace, jobActs: ["dial", "dial", "pause", "resume", "cancel"], deviceActs: ["drop", "resize"], stops: 1 },
  budgets: { ...peace, jobActs: ["top-up", "resume"], budgetShares: [0.01, 0.3, 0.9, 1, 1.1] },
  crashes: { ...peace, deviceActs: ["drop", "reload"], crashes: 3, outages: 2 },
  /** Devices that become trusted, lie and are caught, while jobs run, rest and end. */
  falls: {
    ...peace,
    characters: ["honest", "turncoat", "turncoat"],
    maxUnits: 80,
    adaptive: fc.constant(true),
    jobActs: ["dial", "pause", "resume", "cancel", "top-up"],
    budgetShares: [0.5, 1, 3],
    deviceActs: ["drop", "reload", "resize"],
    crashes: 2,
    claims: true,
  },
  /** Outputs of which honest devices do not give the same bytes, compared by functions some of which fail. */
  compared: {
    ...peace,
    maxReplicas: 5,
    characters: everyCharacter,
    comparisons: ["function", "function", "failing-function"],
    jobActs: ["dial", "pause", "resume"],
    deviceActs: ["drop", "reload"],
    crashes: 2,
    outages: 1,
  },
  /** Coordinators that share the jobs of one database; each learns of the others' actions later, or reads them. */
  several: {
    ...peace,
    characters: ["honest", "turncoat", "turncoat", "stutterer", "latecomer"],
    maxUnits: 80,
    adaptive: fc.constantFrom(true, true, false),
    jobActs: ["dial", "pause", "resume", "cancel"],
    deviceActs: ["drop", "reload", "resize"],
    crashes: 2,
    outages: 1,
    stops: 1,
    bans: 1,
    failing: ["none", "some", "lethal", "crashing"],
    claims: true,
    processes: 2,
  },
  /** Devices that are caught lying after jobs have finished in which they were believed. */
  rechecks: {
    ...peace,
    characters: ["honest", "turncoat", "turncoat"],
    maxUnits: 80,
    adaptive: fc.constantFrom(true, true, false),
    jobActs: ["dial", "cancel"],
    deviceActs: ["drop", "reload"],
    crashes: 3,
    outages: 1,
    failing: ["none", "some"],
    processes: 2,
    rechecks: true,
  },
  anything: {
    ...peace,
    characters: everyCharacter,
    maxReplicas: 5,
    jobActs: ["dial", "pause", "resume", "cancel", "top-up"],
    budgetShares: [0.01, 0.5, 1, 3],
    deviceActs: comings,
    crashes: 2,
    outages: 1,
    stops: 1,
    bans: 2,
    failing: ["none", "some", "all", "lethal", "nondeterministic"],
    comparisons: ["bytes", "bytes", "function", "failing-function"],
    claims: true,
  },
} satisfies Record<string, Trouble>;

export type ScenarioName = keyof typeof troubles;
export const scenarioNames = Object.keys(troubles) as ScenarioName[];

/** Small cities of one kind, small enough that thousands are simulated in seconds. */
export function scenarioOf(name: ScenarioName): Arbitrary<Scenario> {
  const trouble: Trouble = troubles[name];
  const jobs = fc.array(jobOf(trouble), { minLength: 1, maxLength: 3 });
  return fc
    .record({
      jobs,
      others: fc.array(householdOf(trouble), { maxLength: 3 }),
      faithful: fc.array(faithfulDevice(trouble), { minLength: trouble.maxReplicas, maxLength: trouble.maxReplicas }),
      crashes: momentsOf(trouble.crashes, { downMs: fc.integer({ min: 100, max: 20_000 }) }),
      outages: momentsOf(trouble.outages, { forMs: fc.integer({ min: 10, max: 20_000 }) }),
      stops: momentsOf(trouble.stops, { forMs: fc.integer({ min: 1_000, max: 60_000 }) }),
      bans: momentsOf(trouble.bans, { forMs: fc.integer({ min: 1_000, max: 90_000 }), device: fc.nat(12) }),
      commitMs: fc.constantFrom(5, 50, 1_000),
      claimMs: fc.constantFrom(1, 50, 2_000),
      wireMs: fc.constantFrom(1, 100, 2_000),
    })
    .map(({ others, faithful, ...rest }) => ({
      ...rest,
      households: [...others, ...faithful.map((device) => ({ claimedAtMs: 0, network: null, devices: [device] }))],
      calmAtMs: CALM_AT_MS,
      processes: trouble.processes ?? 1,
      rechecks: trouble.rechecks ?? false,
    }));
}

/** Deterministic for a name and a seed. */
export function scenarioWithSeed(name: ScenarioName, seed: number): Scenario {
  const [scenario] = fc.sample(scenarioOf(name), { seed, numRuns: 1 });
  if (!scenario) throw new Error("The generator made no scenario");
  return scenario;
}

/** Most jobs are short, so half of the events come early. */
const moment = () => fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: CALM_AT_MS }));

function momentsOf<T>(max: number, rest: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<({ atMs: number } & T)[]> {
  return fc.array(fc.record({ atMs: moment(), ...rest }) as Arbitrary<{ atMs: number } & T>, { maxLength: max });
}

function jobOf(trouble: Trouble): Arbitrary<JobPlan> {
  const acts: Arbitrary<JobAct[]> =
    trouble.jobActs.length === 0
      ? fc.constant([])
      : fc.array(fc.constantFrom(...trouble.jobActs).chain(jobAct), { maxLength: 4 });
  const plans = fc.record({
    customer: fc.nat(1),
    opensAtMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60_000 })),
    units: fc.integer({ min: 1, max: trouble.maxUnits }),
    replicas: fc.integer({ min: 1, max: trouble.maxReplicas }),
    adaptive: trouble.adaptive,
    cores: fc.constantFrom(1, 2, 3, 8),
    runtime: fc.constantFrom("wasi" as const, "js" as const),
    budgetShare: fc.constantFrom(...trouble.budgetShares),
    failing: fc.constantFrom(...trouble.failing),
    msPerUnit: fc.constantFrom(20, 500, 4_000),
    acts,
    comparison: oneOf(trouble.comparisons),
  });
  // Draws nothing, so that the cities of older seeds do not change.
  return plans.map((drawn) => {
    const plan = { ...drawn, readsObjects: drawn.units % 2 === 0 };
    if (plan.failing === "nondeterministic" || plan.comparison === "failing-function")
      return { ...plan, adaptive: false, replicas: disputable(plan, trouble) };
    return plan.adaptive ? { ...plan, replicas: 2 } : plan;
  });
}

/** So few replicas that the faithful households alone can find out that no two answers of a unit are ever equal. */
const disputable = ({ replicas }: JobPlan, { maxReplicas }: Trouble) =>
  Math.min(replicas, Math.floor((maxReplicas - 1) / 2));

/** Draws nothing if there is only one choice, so that the cities of older seeds do not change. */
const oneOf = <T>(choices: readonly T[]): Arbitrary<T> =>
  choices.length === 1 ? fc.constant(choices[0] as T) : fc.constantFrom(...choices);

function jobAct(kind: JobAct["kind"]): Arbitrary<JobAct> {
  switch (kind) {
    case "dial":
      return fc.record({ kind: fc.constant(kind), atMs: moment(), cores: fc.constantFrom(0, 0, 1, 2, 5) });
    case "top-up":
      return fc.record({ kind: fc.constant(kind), atMs: moment(), share: fc.constantFrom(0.01, 0.3, 1) });
    case "pause":
    case "resume":
    case "cancel":
      return fc.record({ kind: fc.constant(kind), atMs: moment() });
    default:
      throw new Error(`Unhandled act: ${kind satisfies never}`);
  }
}

function householdOf(trouble: Trouble): Arbitrary<HouseholdPlan> {
  return fc.record({
    network: fc.constantFrom(null, 0, 1),
    claimedAtMs: trouble.claims ? fc.oneof(fc.constant(0), moment()) : fc.constant(0),
    devices: fc.array(deviceOf(trouble, fc.constantFrom(...trouble.characters)), { minLength: 1, maxLength: 3 }),
  });
}

/** A device that may come and go, but is online and truthful in the end: with enough of them every job ends. */
const faithfulDevice = (trouble: Trouble): Arbitrary<DevicePlan> =>
  deviceOf({ ...trouble, deviceActs: trouble.deviceActs.filter((kind) => kind !== "quit") }, fc.constant("honest"));

function deviceOf(trouble: Trouble, character: Arbitrary<Character>): Arbitrary<DevicePlan> {
  const acts: Arbitrary<DeviceAct[]> =
    trouble.deviceActs.length === 0
      ? fc.constant([])
      : fc.array(fc.constantFrom(...trouble.deviceActs).chain(deviceAct), { maxLength: 4 });
  return fc.record({
    character,
    joinsAtMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })),
    slots: fc.integer({ min: 1, max: 3 }),
    slowness: fc.constantFrom(0.5, 1, 5),
    acts,
  });
}

function deviceAct(kind: DeviceAct["kind"]): Arbitrary<DeviceAct> {
  const forMs = fc.constantFrom(50, 5_000, 60_000, 200_000);
  switch (kind) {
    case "drop":
    case "reload":
    case "crash":
    case "stop":
      return fc.record({ kind: fc.constant(kind), atMs: moment(), forMs });
    case "resize":
      return fc.record({ kind: fc.constant(kind), atMs: moment(), slots: fc.integer({ min: 0, max: 4 }) });
    case "quit":
      return fc.record({ kind: fc.constant(kind), atMs: moment() });
    default:
      throw new Error(`Unhandled act: ${kind satisfies never}`);
  }
}
