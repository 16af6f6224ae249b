import type { Thread } from "./thread-times";

/** What each thread used of a core between two moments. */
export interface Look {
  from: number;
  to: number;
  threads: ReadonlyMap<string, Pick<Thread, "process" | "name"> & { share: number }>;
}

export interface Run {
  looks: readonly Look[];
  /** When its customer could read how the unit ended. */
  readable: number;
  /** How long the unit may run. */
  wallMs: number;
}

export interface Freed {
  /** The thread that computed the unit, and the most that it used of a core. */
  computed: string;
  busiest: number;
  /** From the unit's limit, or from its end if it hit another limit earlier; undefined while something still computes. */
  freedMs: number | undefined;
}

/** An endless program uses more than this even on a crowded machine; an idle thread uses much less. */
export const BUSY_SHARE = 0.12;
/** The core is free from the last busy sample, if no further one follows within this time. */
const QUIET_MS = 2_000;

/**
 * When the core was free again. What counts is the thread that computed, and new threads in its process or with its
 * name: a hang may continue in a helper, or be moved to another worker. Threads that existed before the unit, such as
 * those that draw the page, are not counted.
 */
export function whenFree({ looks, readable, wallMs }: Run): Freed {
  const isNew = (id: string) => !looks[0]?.threads.has(id);
  const used = usedUntil(readable, looks);
  const hung = used.find(({ id, busiest }) => isNew(id) && busiest >= BUSY_SHARE) ?? used[0];
  if (!hung) return { computed: "nothing", busiest: 0, freedMs: 0 };
  const isSuspect = (id: string, { process, name }: Pick<Thread, "process" | "name">) =>
    id === hung.id || (isNew(id) && (process === hung.process || name === hung.name));
  const isBusy = ({ threads }: Look) =>
    [...threads].some(([id, thread]) => thread.share >= BUSY_SHARE && isSuspect(id, thread));
  const begun = looks.find(({ threads }) => (threads.get(hung.id)?.share ?? 0) >= BUSY_SHARE)?.from ?? readable;
  const limit = Math.min(begun + wallMs, readable);
  const last = looks.findLast(isBusy)?.to ?? begun;
  const seen = looks.at(-1)?.to ?? readable;
  return {
    computed: hung.name,
    busiest: hung.busiest,
    freedMs: seen - Math.max(last, readable) >= QUIET_MS ? Math.max(0, last - limit) : undefined,
  };
}

/** What each thread used until then, the most first. */
function usedUntil(end: number, looks: readonly Look[]) {
  const used = new Map<string, { id: string; process: number; name: string; ms: number; busiest: number }>();
  for (const { from, to, threads } of looks) {
    if (from >= end) break;
    for (const [id, { process, name, share }] of threads) {
      const before = used.get(id) ?? { ms: 0, busiest: 0 };
      const busiest = Math.max(before.busiest, share);
      used.set(id, { id, process, name, ms: before.ms + share * (to - from), busiest });
    }
  }
  return [...used.values()].sort((a, b) => b.ms - a.ms);
}
