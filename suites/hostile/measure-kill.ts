import { setTimeout as sleep } from "node:timers/promises";
import type { Attack } from "#programs/attacks/attack";
import type { Engine } from "#suites/kit/engines/engine";
import { type AttackOutcome, type Customers, limitsOf, runAttack } from "./run-attack";
import { threadTimes } from "./thread-times";
import { BUSY_SHARE, type Freed, type Look, whenFree } from "./when-free";

const STEP_MS = 200;
const MAX_MS = 30_000;

export interface Kill extends Freed {
  outcome: AttackOutcome;
}

/** Runs an attack, and measures from outside when the browser's processes are really idle again. */
export async function measureKill(engine: Engine, attack: Attack, input: object, customers: Customers): Promise<Kill> {
  const look = lookAt(engine);
  const looks: Look[] = [];
  let readable = Number.POSITIVE_INFINITY;
  const running = runAttack(attack, input, customers, STEP_MS).finally(() => {
    readable = performance.now();
  });
  running.catch(() => {}); // Thrown below, after the core was measured.
  const freed = () => whenFree({ looks, readable, wallMs: limitsOf(attack).wallMs });
  while (performance.now() < readable + MAX_MS && (readable === Number.POSITIVE_INFINITY || isBusy(freed()))) {
    await sleep(STEP_MS);
    looks.push(look());
  }
  return { ...freed(), outcome: await running };
}

const BEGINS_WITHIN_MS = 60_000;
/** It is considered computing when this many samples in a row have found it busy. */
const BUSY_LOOKS = 5;

/**
 * Submits an attack that would hang for minutes, waits until it computes, ends it by `end`, and measures from outside
 * when the browser's processes are idle again: `freedMs` counts from then. Undefined when nothing ever computed.
 */
export async function measureEnd(
  engine: Engine,
  submit: () => Promise<unknown>,
  end: () => Promise<unknown>,
): Promise<Freed | undefined> {
  const { looks, watch } = watching(engine);
  await watch();
  await submit();
  const deadline = performance.now() + BEGINS_WITHIN_MS;
  while (!isComputing(looks)) {
    if (performance.now() > deadline) return undefined;
    await watch();
  }
  return freedAfter(end, looks, watch);
}

/** How long a module that must never run is watched. */
const WATCHED_MS = 10_000;

/** The same for what the device must refuse: whether it ever computed, and when the core was free after its end. */
export async function measureRefusal(
  engine: Engine,
  submit: () => Promise<unknown>,
  end: () => Promise<unknown>,
): Promise<Freed & { everComputed: boolean }> {
  const { looks, watch } = watching(engine);
  await watch();
  await submit();
  let everComputed = false;
  for (const until = performance.now() + WATCHED_MS; performance.now() < until; await watch())
    everComputed ||= isComputing(looks);
  return { ...(await freedAfter(end, looks, watch)), everComputed };
}

const STARTS_WITHIN_MS = 8_000;
const MEASURED_MS = 20_000;

/** The share of a core used by the busiest new thread while a long unit computes. */
export async function measureShare(engine: Engine, submit: () => Promise<unknown>): Promise<number> {
  const before = threadTimes(engine.pids());
  await submit();
  await sleep(STARTS_WITHIN_MS);
  const begun = threadTimes(engine.pids());
  const from = performance.now();
  await sleep(MEASURED_MS);
  const ended = threadTimes(engine.pids());
  const passedMs = performance.now() - from;
  const used = [...ended].flatMap(([id, { seconds }]) =>
    before.has(id) ? [] : [seconds - (begun.get(id)?.seconds ?? 0)],
  );
  return (Math.max(0, ...used) * 1_000) / passedMs;
}

function watching(engine: Engine) {
  const look = lookAt(engine);
  const looks: Look[] = [];
  const watch = async () => {
    await sleep(STEP_MS);
    looks.push(look());
  };
  return { looks, watch };
}

async function freedAfter(end: () => Promise<unknown>, looks: Look[], watch: () => Promise<void>): Promise<Freed> {
  await end();
  const readable = performance.now();
  const freed = () => whenFree({ looks, readable, wallMs: Number.POSITIVE_INFINITY });
  while (performance.now() < readable + MAX_MS && isBusy(freed())) await watch();
  return freed();
}

/** A thread that did not exist at first, and is busy in each of the last samples. */
function isComputing(looks: readonly Look[]): boolean {
  const last = looks.slice(-BUSY_LOOKS);
  if (last.length < BUSY_LOOKS) return false;
  return [...(last[0]?.threads.keys() ?? [])].some(
    (id) => !looks[0]?.threads.has(id) && last.every(({ threads }) => (threads.get(id)?.share ?? 0) >= BUSY_SHARE),
  );
}

const isBusy = ({ freedMs }: Freed) => freedMs === undefined;

/** Each sample has what every thread has used since the previous one. */
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
