import type { Random } from "#core/random";
import type { Act, ActKind, PlannedAct } from "./act";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** The fleet must be working before the first act. */
const FIRST_AT_MS = 4 * SECOND;
const MIN_GAP_MS = 3 * SECOND;
const MAX_GAP_MS = 10 * SECOND;

const between = (random: Random, from: number, to: number) => Math.round(from + random() * (to - from));

const ACTS: { [Kind in ActKind]: (random: Random) => Extract<Act, { kind: Kind }> } = {
  "kill-coordinator": (random) => ({ kind: "kill-coordinator", downMs: between(random, 0, 2 * SECOND) }),
  "kill-database": () => ({ kind: "kill-database" }),
  "kill-backend": (random) => ({ kind: "kill-backend", pick: random() }),
  "kill-both": (random) => ({ kind: "kill-both", downMs: between(random, 0, 2 * SECOND) }),
  "fail-over": () => ({ kind: "fail-over" }),
  "kill-browser": () => ({ kind: "kill-browser" }),
  "freeze-coordinator": (random) => ({ kind: "freeze-coordinator", forMs: between(random, SECOND, 20 * SECOND) }),
  "freeze-database": (random) => ({ kind: "freeze-database", forMs: between(random, SECOND, 12 * SECOND) }),
  "freeze-browser": (random) => ({ kind: "freeze-browser", forMs: between(random, SECOND, 30 * SECOND) }),
  "drop-connections": () => ({ kind: "drop-connections" }),
  "cut-network": (random) => ({ kind: "cut-network", forMs: between(random, SECOND, 10 * SECOND) }),
  "slow-network": (random) => ({
    kind: "slow-network",
    forMs: between(random, 2 * SECOND, 15 * SECOND),
    delayMs: between(random, 20, 800),
  }),
  "fill-disk": (random) => ({ kind: "fill-disk", forMs: between(random, 4 * SECOND, 15 * SECOND) }),
  "jump-clock": (random) => ({ kind: "jump-clock", byMs: between(random, -2 * HOUR, 2 * HOUR) }),
};

/**
 * Plans the faults for `forMs`: deterministic for the given randomness. Every kind occurs once before any occurs again,
 * in random order; acts that last overlap with later ones.
 */
export function planActs(random: Random, forMs: number, kinds: readonly ActKind[]): PlannedAct[] {
  const plan: PlannedAct[] = [];
  const bag: ActKind[] = [];
  for (let atMs = FIRST_AT_MS; atMs < forMs; atMs += between(random, MIN_GAP_MS, MAX_GAP_MS)) {
    if (bag.length === 0) bag.push(...kinds);
    const [kind] = bag.splice(Math.floor(random() * bag.length), 1);
    if (kind) plan.push({ atMs, act: ACTS[kind](random) });
  }
  return plan;
}

const ACT_KINDS = Object.keys(ACTS) as ActKind[];
/** What only a database that is started again survives. */
const ONE_DATABASE: ReadonlySet<ActKind> = new Set<ActKind>(["kill-database", "kill-both", "fill-disk"]);

export type Scenario = "faults" | "standby";

/** The faults of each: with a standby, a primary that is killed stays dead. */
export const SCENARIOS: Record<Scenario, readonly ActKind[]> = {
  faults: ACT_KINDS.filter((kind) => kind !== "fail-over"),
  standby: ACT_KINDS.filter((kind) => !ONE_DATABASE.has(kind)),
};
