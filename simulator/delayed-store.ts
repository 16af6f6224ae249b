import type { UnitStore } from "#coordinator/store/unit-store";
import type { Random } from "#core/random";
import type { EventQueue } from "./event-queue";

interface Line {
  queue: EventQueue;
  random: Random;
  delays: { commitMs: number; claimMs: number };
  /** Whether the process that asks lives: nothing arrives at a dead one. */
  isAlive(): boolean;
  /** Whether the database is away. What it was asked before may be done all the same. */
  isAway(): boolean;
}

/**
 * A store at the other end of a wire. What is asked of it arrives later, even if whoever asked has died meanwhile; its
 * answer comes later still, and never while the database is away.
 */
export function delayedStore(store: UnitStore, line: Line): UnitStore {
  const call = <T>(ms: number, act: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const { queue, random, isAlive, isAway } = line;
      if (isAway()) return reject(new Error("The database is away."));
      queue.after(random() * ms, () => {
        const outcome = act();
        // Whoever asked hears of it later, and so does nobody else.
        outcome.catch(() => undefined);
        queue.after(random() * ms, () => {
          if (!isAlive()) return;
          if (isAway()) reject(new Error("The connection to the database is broken."));
          else outcome.then(resolve, reject);
        });
      });
    });
  const { commitMs, claimMs } = line.delays;
  return {
    ...store,
    beginTerm: () => call(0, () => store.beginTerm()),
    openJobs: () => call(0, () => store.openJobs()),
    openJobIds: (after, max) => call(claimMs, () => store.openJobIds(after, max)),
    jobFacts: (jobIds) => call(claimMs, () => store.jobFacts(jobIds)),
    openJob: (jobId) => call(claimMs, () => store.openJob(jobId)),
    claimBlocks: (jobNo, count) => call(claimMs, () => store.claimBlocks(jobNo, count)),
    claimBlock: (jobNo, seq) => call(claimMs, () => store.claimBlock(jobNo, seq)),
    freeBlocks: (jobNo, seqs) => call(claimMs, () => store.freeBlocks(jobNo, seqs)),
    commit: (commit) => call(commitMs, () => store.commit(commit)),
  };
}
