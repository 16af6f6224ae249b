import type { UnitStore } from "#coordinator/store/unit-store";
import type { Random } from "#core/random";
import type { EventQueue } from "./event-queue";

interface Line {
  queue: EventQueue;
  random: Random;
  delays: { commitMs: number; claimMs: number };
  /** Whether the requesting process is alive: nothing arrives at a dead one. */
  isAlive(): boolean;
  /** Whether the database is unavailable. Earlier requests may still be executed. */
  isAway(): boolean;
}

/**
 * A store behind a slow connection. Requests arrive later, even if the sender has died meanwhile; answers arrive later
 * still, and never while the database is unavailable.
 */
export function delayedStore(store: UnitStore, line: Line): UnitStore {
  const call = <T>(ms: number, act: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const { queue, random, isAlive, isAway } = line;
      if (isAway()) return reject(new Error("The database is away."));
      queue.after(random() * ms, () => {
        const outcome = act();
        // The answer arrives later, at the sender only.
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
    recheckNextJob: (bounds) => call(commitMs, () => store.recheckNextJob(bounds)),
  };
}
