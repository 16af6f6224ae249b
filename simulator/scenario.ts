import type { Runtime } from "#core/jobs/job-spec";

/** The plan of a simulated city; everything else comes from the seed. All times are virtual milliseconds. */
export interface Scenario {
  jobs: JobPlan[];
  households: HouseholdPlan[];
  /** Coordinators on one database. */
  processes: number;
  /** Whether they have results in doubt computed again in jobs that have finished. */
  rechecks: boolean;
  /** A coordinator is killed and starts again. */
  crashes: { atMs: number; downMs: number }[];
  /** The database cannot be reached. */
  outages: { atMs: number; forMs: number }[];
  /** An admin stops the city. */
  stops: { atMs: number; forMs: number }[];
  bans: { atMs: number; forMs: number; device: number }[];
  /** From here on nothing goes wrong except for the characters of the devices: every job must end. */
  calmAtMs: number;
  /** The longest duration of a commit, of a claim and of a message. */
  commitMs: number;
  claimMs: number;
  wireMs: number;
}

export interface JobPlan {
  customer: number;
  opensAtMs: number;
  units: number;
  replicas: number;
  adaptive: boolean;
  cores: number;
  runtime: Runtime;
  /** The share of its true cost that the budget covers. */
  budgetShare: number;
  /**
   * What is wrong with the program: some or all of its units fail, some crash whatever runs them, it crashes every
   * sandbox, or it is nondeterministic.
   */
  failing: "none" | "some" | "all" | "lethal" | "crashing" | "nondeterministic";
  msPerUnit: number;
  /** A unit is metered for as long as an ordinary core takes for it, and a device takes that long by its slowness. */
  timed?: boolean;
  /**
   * How outputs are judged equal: by their bytes; by the customer's function, when outputs of honest devices differ a
   * little; or by a function that fails now and then.
   */
  comparison: "bytes" | "function" | "failing-function";
  /** Its units read objects, the same ones as those of its customer's other jobs. */
  readsObjects: boolean;
  acts: JobAct[];
}

export type JobAct =
  | { kind: "dial"; atMs: number; cores: number }
  | { kind: "pause" | "resume" | "cancel"; atMs: number }
  | { kind: "top-up"; atMs: number; share: number };

/** A claimed household is one voter; the devices of an unclaimed one vote separately until it is claimed. */
export interface HouseholdPlan {
  claimedAtMs: number;
  /** Homes with the same number share a network; null: unknown. */
  network: number | null;
  devices: DevicePlan[];
}

export interface DevicePlan {
  character: Character;
  joinsAtMs: number;
  slots: number;
  /** Factor on the job's milliseconds per unit. */
  slowness: number;
  acts: DeviceAct[];
}

export type Character =
  | "honest"
  /** A different wrong answer each time. */
  | "random-answers"
  /** The same wrong answer as all of its kind. */
  | "constant-answers"
  /** Right often enough to become trusted, and wrong now and then. */
  | "turncoat"
  /** Computes nothing, and renews its leases for ever. */
  | "staller"
  /** Computes nothing and sends nothing. */
  | "mute"
  /** Reports every unit as lost … */
  | "broken"
  /** … or every third. */
  | "flaky"
  /** Returns everything twice, and units that it was never given. */
  | "stutterer"
  /** Renews nothing, and returns its results long after the leases have ended. */
  | "latecomer";

export type DeviceAct =
  /** The socket breaks; the units continue. */
  | { kind: "drop"; atMs: number; forMs: number }
  /** The page is reloaded: leases are forgotten, the outbox is not. */
  | { kind: "reload"; atMs: number; forMs: number }
  /** The browser's data is lost, too, except for the device's token. */
  | { kind: "crash"; atMs: number; forMs: number }
  /** The resident presses stop, and later start. */
  | { kind: "stop"; atMs: number; forMs: number }
  | { kind: "resize"; atMs: number; slots: number }
  | { kind: "quit"; atMs: number };

/** Whether the device's answers are right; it may nevertheless be slow, forgetful or silent. */
export const isTruthful = (character: Character) =>
  character !== "random-answers" && character !== "constant-answers" && character !== "turncoat";
