import type { Runtime } from "#core/jobs/job-spec";

/** What happens in a simulated city besides the weather: chance comes from the seed. All moments are virtual milliseconds. */
export interface Scenario {
  jobs: JobPlan[];
  households: HouseholdPlan[];
  /** Coordinators over one database. */
  processes: number;
  /** A coordinator is killed and starts again. */
  crashes: { atMs: number; downMs: number }[];
  /** The database cannot be reached. */
  outages: { atMs: number; forMs: number }[];
  /** An admin stops the city. */
  stops: { atMs: number; forMs: number }[];
  bans: { atMs: number; forMs: number; device: number }[];
  /** From here on nothing goes wrong any more but the characters of the devices: every job must end. */
  calmAtMs: number;
  /** Longest wait for a commit, a claim and the wire. */
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
  /** How much of its true cost the budget covers. */
  budgetShare: number;
  /**
   * What is wrong with the program: some or all of its units fail, some bring down whatever runs them, it ends every
   * sandbox that it gets, or it says something else each time.
   */
  failing: "none" | "some" | "all" | "lethal" | "crashing" | "nondeterministic";
  msPerUnit: number;
  /**
   * How outputs are judged equal: by their bytes; by the customer's function, where honest devices give outputs that
   * differ a little; or by a function that fails now and then.
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

/** A claimed household counts as one voter; the devices of an unclaimed one each speak for themselves until then. */
export interface HouseholdPlan {
  claimedAtMs: number;
  /** Homes of one number share an internet address's neighbourhood; null tells nothing. */
  network: number | null;
  devices: DevicePlan[];
}

export interface DevicePlan {
  character: Character;
  joinsAtMs: number;
  slots: number;
  /** Times the job's milliseconds per unit. */
  slowness: number;
  acts: DeviceAct[];
}

export type Character =
  | "honest"
  /** Another wrong answer each time. */
  | "random-answers"
  /** The same wrong answer as all of its kind. */
  | "constant-answers"
  /** Right so often that it is trusted, and wrong now and then. */
  | "turncoat"
  /** Computes nothing, and renews its leases for ever. */
  | "staller"
  /** Computes nothing and says nothing. */
  | "mute"
  /** Says of every unit that it was lost … */
  | "broken"
  /** … or of every third. */
  | "flaky"
  /** Returns everything twice, and units that it was never given. */
  | "stutterer"
  /** Renews nothing, and presents its results when the leases are long over. */
  | "latecomer";

export type DeviceAct =
  /** The socket breaks; the units go on. */
  | { kind: "drop"; atMs: number; forMs: number }
  /** The page is loaded anew: leases are forgotten, the outbox is not. */
  | { kind: "reload"; atMs: number; forMs: number }
  /** The browser's data is gone, too, but for the device's identity. */
  | { kind: "crash"; atMs: number; forMs: number }
  /** The resident presses stop, and later start. */
  | { kind: "stop"; atMs: number; forMs: number }
  | { kind: "resize"; atMs: number; slots: number }
  | { kind: "quit"; atMs: number };

/** Whether the device's answers are right: it may be slow, forgetful or silent all the same. */
export const isTruthful = (character: Character) =>
  character !== "random-answers" && character !== "constant-answers" && character !== "turncoat";
