import type { Policy } from "#core/coordination/policy";
import type { DeviceId, SessionId } from "#core/ids";
import { seededRandom } from "#core/random";
import { cityPolicy } from "#core/testing/city-policy";
import type { CheckedResult } from "#core/units/checked-result";
import { steadyClock } from "../clock";
import { readBlocks } from "../inputs/read-blocks";
import { createLog } from "../log";
import { Coordinator } from "../shell/coordinator";
import type { BlobStore } from "../storage/blob-store";
import type { MemoryDatabase } from "../store/memory/memory-database";
import { createMemoryUnitStore } from "../store/memory/memory-unit-store";
import type { UnitStore } from "../store/unit-store";

interface Options {
  policy?: Partial<Policy>;
  store?: UnitStore;
  restarted?: () => void;
}

const UNIT_FUEL = 1_000_000;

/** A coordinator on an in-memory store, without sockets; its devices answer when the test says so. */
export async function openCoordinatorInMemory(
  database: MemoryDatabase,
  { policy = {}, store = createMemoryUnitStore(database, "a"), restarted = () => undefined }: Options = {},
) {
  const granted = new Map<SessionId, { grantId: string; units: number[] }[]>();
  const coordinator = new Coordinator({
    policy: { ...cityPolicy, ...policy },
    store,
    readUnits: (rows) => readBlocks({} as BlobStore, rows),
    log: createLog("silent"),
    clock: steadyClock,
    newEpoch: () => "g",
    random: seededRandom(1),
    databaseReady: async () => undefined,
  });
  await coordinator.start({
    send: (message) => {
      if (message.kind === "grant") granted.get(message.to)?.push(message);
    },
    committed: () => undefined,
    reopened: () => undefined,
    restarted,
  });
  const join = async (name: string, slots = 1) => {
    const seen = { id: `dev_${name}` as DeviceId, label: "", engine: "chromium", cores: 1, network: null };
    const known = await store.joinDevice(seen);
    const sessionId = name as SessionId;
    granted.set(sessionId, []);
    coordinator.dispatch({ kind: "device.joined", sessionId, device: { ...known, streak: 100 } });
    coordinator.dispatch({ kind: "device.offered", sessionId, slots });
    return sessionId;
  };
  /** Answers one grant of the session, if it has one. */
  const answer = async (sessionId: SessionId) => {
    const grant = granted.get(sessionId)?.shift();
    if (!grant) return;
    const results = grant.units.map(rightAnswer);
    coordinator.dispatch({ kind: "results.returned", sessionId, grantId: grant.grantId as never, results });
    await coordinator.settled();
  };
  return { coordinator, join, answer };
}

const rightAnswer = (unit: number): CheckedResult => ({
  kind: "output",
  unit,
  digest: new Uint8Array([unit]),
  output: { bytes: new Uint8Array([unit]), sizeBytes: 1 },
  fuel: UNIT_FUEL,
  ms: 1,
});
