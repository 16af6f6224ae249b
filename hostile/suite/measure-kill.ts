import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../e2e/engines/engine";
import type { Attack } from "../corpus/attack";
import { type AttackOutcome, type Customers, limitsOf, runAttack } from "./run-attack";
import { threadTimes } from "./thread-times";
import { type Freed, type Look, whenFree } from "./when-free";

const STEP_MS = 200;
const MOST_MS = 30_000;

export interface Kill extends Freed {
  outcome: AttackOutcome;
}

/** Runs a unit that hangs, and looks from outside at when the browser's processes really rest again. */
export async function measureKill(engine: Engine, attack: Attack, input: object, customers: Customers): Promise<Kill> {
  const look = lookAt(engine);
  const looks: Look[] = [];
  let readable = Number.POSITIVE_INFINITY;
  const running = runAttack(attack, input, customers).finally(() => {
    readable = performance.now();
  });
  running.catch(() => {}); // thrown below, once the core was looked at
  const freed = () => whenFree({ looks, readable, wallMs: limitsOf(attack).wallMs });
  while (performance.now() < readable + MOST_MS && (readable === Number.POSITIVE_INFINITY || isBusy(freed()))) {
    await sleep(STEP_MS);
    looks.push(look());
  }
  return { ...freed(), outcome: await running };
}

const isBusy = ({ freedMs }: Freed) => freedMs === undefined;

/** Each look tells what every thread has used since the last. */
function lookAt(engine: Engine): () => Look {
  let before = threadTimes(engine.pids());
  let from = performance.now();
  return () => {
    const after = threadTimes(engine.pids());
    const to = performance.now();
    const shares = [...after].map(([id, { process, name, seconds }]) => {
      const used = seconds - (before.get(id)?.seconds ?? seconds);
      return [id, { process, name, share: (used * 1_000) / (to - from) }] as const;
    });
    const look = { from, to, threads: new Map(shares) };
    before = after;
    from = to;
    return look;
  };
}
