import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../e2e/engines/engine";
import type { Attack } from "../corpus/attack";
import { cpuTime } from "./cpu-time";
import { type Customers, runAttack } from "./run-attack";

/** What a device's clock allows a unit of one second: it is four times slower than an ordinary core at most. */
export const WALL_MS = 4_000;
const STEP_MS = 50;
/** An endless unit uses most of a core, also when others want it too … */
const BUSY_SHARE = 0.35;
/** … and is gone when in so many looks in a row no process comes near that. */
const QUIET_LOOKS = 8;
const MOST_MS = 60_000;

/**
 * From the first look at which a process of the browser computes as an endless unit does to the first from which on
 * none does: how long the unit really kept a core. Undefined when the core was never freed while we looked.
 */
export async function measureKill(engine: Engine, attack: Attack, input: object, customers: Customers) {
  const outcome = runAttack(attack, input, customers);
  const deadline = Date.now() + MOST_MS;
  let before = cpuTime(engine.pids());
  let at = performance.now();
  let begun: number | undefined;
  let quietSince: number | undefined;
  let quiet = 0;
  while (Date.now() < deadline && quiet < QUIET_LOOKS) {
    await sleep(STEP_MS);
    const now = performance.now();
    const after = cpuTime(engine.pids());
    const share = Math.max(0, ...[...after].map(([pid, cpu]) => cpu - (before.get(pid) ?? cpu))) / ((now - at) / 1_000);
    if (share >= BUSY_SHARE) {
      begun ??= at;
      quiet = 0;
      quietSince = undefined;
    } else if (begun !== undefined) {
      quietSince ??= at;
      quiet += 1;
    }
    before = after;
    at = now;
  }
  const freedMs =
    begun !== undefined && quiet >= QUIET_LOOKS && quietSince !== undefined ? quietSince - begun : undefined;
  return { outcome: await outcome, freedMs };
}
