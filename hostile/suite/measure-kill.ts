import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../e2e/engines/engine";
import type { Attack } from "../corpus/attack";
import { cpuTime } from "./cpu-time";
import { type AttackOutcome, type Customers, runAttack } from "./run-attack";

const STEP_MS = 100;
/** What is endless uses more than this even on a crowded machine; a page at rest comes nowhere near it. */
const BUSY_SHARE = 0.12;
/** The core is free from the first of so many looks in a row at which no process is busy. */
const QUIET_LOOKS = 20;
const MOST_MS = 30_000;

export interface Kill {
  outcome: AttackOutcome;
  /** From the moment at which its customer could read how the unit ended; undefined when the core was never free. */
  freedMs: number | undefined;
  /** The most that one of the browser's processes used of a core while the unit ran: shows that there was something to end. */
  busiest: number;
}

/** Runs a unit that hangs, and looks from outside at when the browser's processes really rest again. */
export async function measureKill(engine: Engine, attack: Attack, input: object, customers: Customers): Promise<Kill> {
  const look = lookAt(engine);
  let ended = false;
  let busiest = 0;
  const running = runAttack(attack, input, customers).finally(() => {
    ended = true;
  });
  while (!ended) {
    await sleep(STEP_MS);
    busiest = Math.max(busiest, look());
  }
  const outcome = await running;
  const readable = performance.now();
  let quiet = 0;
  let quietSince = readable;
  while (quiet < QUIET_LOOKS && performance.now() - readable < MOST_MS) {
    await sleep(STEP_MS);
    if (look() >= BUSY_SHARE) {
      quiet = 0;
      quietSince = performance.now();
    } else quiet += 1;
  }
  return { outcome, busiest, freedMs: quiet >= QUIET_LOOKS ? quietSince - readable : undefined };
}

/** Each look gives the largest share of a core that one process has used since the last. */
function lookAt(engine: Engine): () => number {
  let before = cpuTime(engine.pids());
  let at = performance.now();
  return () => {
    const after = cpuTime(engine.pids());
    const now = performance.now();
    const seconds = (now - at) / 1_000;
    const most = Math.max(0, ...[...after].map(([pid, cpu]) => cpu - (before.get(pid) ?? cpu)));
    before = after;
    at = now;
    return most / seconds;
  };
}
