import type { Clock } from "#coordinator/clock";
import { ResultComparator } from "#coordinator/intake/result-comparator";
import { ResultIntake } from "#coordinator/intake/result-intake";
import { createLog } from "#coordinator/log";
import { Coordinator } from "#coordinator/shell/coordinator";
import type { ClaimedRow, UnitStore } from "#coordinator/store/unit-store";
import { apply } from "#core/coordination/apply";
import type { Policy } from "#core/coordination/policy";
import type { FileLine } from "#core/jobs/line-fields";
import type { Random } from "#core/random";
import type { ClaimedBlock } from "#core/units/block-run";
import type { EventQueue } from "./event-queue";
import type { ProcessWatch } from "./laws/process-watch";
import { simulatedComparer } from "./simulated-comparer";

interface Parts {
  queue: EventQueue;
  random: Random;
  store: UnitStore;
  policy: Policy;
  /** Undefined: nobody checks the laws, which takes longer than the city itself. */
  watch: ProcessWatch | undefined;
  newEpoch(): string;
  databaseReady(): Promise<void>;
  /** Whether its process is alive: nothing happens in a dead one. */
  isAlive(): boolean;
}

/** The coordinator that ships, with its ports in virtual time. */
export function coordinatorInVirtualTime({ queue, random, store, watch, isAlive, ...ports }: Parts) {
  const log = createLog("silent");
  const coordinator = new Coordinator({
    store,
    readUnits: async (rows) => ({
      kind: "read",
      blocks: rows.map((row) => (row.unitsBlob === null ? row : withObjects(row))),
    }),
    log,
    clock: clockOf(queue, isAlive),
    random,
    ...ports,
    ...(watch ? { decide: watched(watch) } : {}),
  });
  const comparator = new ResultComparator({
    state: () => coordinator.state,
    dispatch: (event) => coordinator.dispatch(event),
    comparer: simulatedComparer(queue, random, isAlive),
    blobs: { bytes: (hash) => Promise.reject(new Error(`There is no blob ${hash}: simulated outputs are short.`)) },
    log,
  });
  // All proofs are valid.
  const intake = new ResultIntake({ coordinator, comparator, provesGrant: () => true, log });
  return { coordinator, intake };
}

const watched =
  (watch: ProcessWatch): typeof apply =>
  (state, event, now, effects) => {
    watch.before(state, event);
    const decided = apply(state, event, now, effects);
    watch.after(state, decided);
    return decided;
  };

/** Makes up lines: each unit has an object of its own. */
const withObjects = (row: ClaimedRow): ClaimedBlock => ({
  ...row,
  lines: Array.from({ length: row.count }, (_, at) => objectLine(row.first + at)),
});

const objectLine = (unit: number) =>
  JSON.stringify({ name: "", object: { key: `${unit}`, etag: "1", bytes: 50 } } satisfies FileLine);

const clockOf = (queue: EventQueue, isAlive: () => boolean): Clock => ({
  now: () => queue.now,
  after: (ms, act) => {
    let isDue = true;
    queue.after(ms, () => {
      if (isDue && isAlive()) act();
    });
    return () => {
      isDue = false;
    };
  },
});
