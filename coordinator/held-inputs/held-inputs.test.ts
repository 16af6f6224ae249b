import { afterAll, beforeAll, expect, test } from "vitest";
import type { CityEvent } from "#core/coordination/events";
import type { DeviceId, SessionId } from "#core/ids";
import type { FileLine } from "#core/jobs/line-fields";
import { HandPlayedCity } from "#core/testing/hand-played-city";
import { objectsPolicy } from "#core/testing/objects-policy";
import { simulatedSpec } from "#core/testing/simulated-spec";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { SlicedQueue } from "../sliced-queue";
import { until } from "../testing/until";
import { HeldInputsKeeper } from "./held-inputs-keeper";
import { forgetHeldInputs, readHeldInputs, writeHeldInputs } from "./held-inputs-rows";

const UNITS = 12;

let database: Database;
let now = 0;

beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    "INSERT INTO device (id, label, engine, cores) SELECT 'device' || n, '', 'chromium', 1 FROM generate_series(1, 9) AS n",
  );
});
afterAll(() => database.close());

/** A coordinator of the city, whose devices are as many as another's until they say which they are. */
function coordinator(pool: Pick<Database["pool"], "query"> = database.pool) {
  const city = new HandPlayedCity(1, objectsPolicy);
  const memory = { state: city.state, dispatch: (event: CityEvent) => void city.do(event) };
  const acts = new SlicedQueue();
  const keeper = new HeldInputsKeeper({ memory, pool, now: () => now, acts });
  const join = (device: string) => {
    keeper.joined(device as DeviceId);
    return city.join(1, { device });
  };
  return { city, keeper, join, acts };
}

const lineOf = (object: number) =>
  JSON.stringify({ name: "", object: { key: `${object}`, etag: "1", bytes: 50 } } satisfies FileLine);

function openOver({ city }: ReturnType<typeof coordinator>, objects: number[]) {
  const spec = { ...simulatedSpec("job" as never, "wasi"), inputKind: "files" as const };
  const block = { seq: 0, first: 0, count: objects.length, lines: objects.map(lineOf), settled: [], returned: [] };
  return city.open({ units: objects.length, replicas: 1, spec }, [block]);
}

/** Lets the device compute until nothing is left. */
function compute(city: HandPlayedCity, session: SessionId) {
  for (let [unit] = city.unitsOf(session); unit !== undefined; [unit] = city.unitsOf(session))
    city.returnUnit(session, unit);
}

const later = async ({ keeper, acts }: Pick<ReturnType<typeof coordinator>, "keeper" | "acts">, ms: number) => {
  now += ms;
  await keeper.round();
  await until("all that was read is told", () => acts.size === 0);
};

const all = Array.from({ length: UNITS }, (_, unit) => unit);

test("another coordinator first gives a device what it read at the first one, also from blocks that it already had", async () => {
  const [a, b] = [coordinator(), coordinator()];
  openOver(a, [9, 10, 11]);
  compute(a.city, a.join("device1"));
  await a.keeper.close();

  openOver(b, all);
  b.keeper.joined("device1" as DeviceId);
  await later(b, 1_000);
  expect(b.city.state.inputHolders.pairs).toBe(0);
  await later(b, 10_000);
  expect(b.city.unitsOf(b.city.join(1, { device: "device1" }))[0]).toBe(9);
});

test("one that lost its memory reads back what it had written, and writes only what is new", async () => {
  const written: unknown[] = [];
  const pool = {
    query: (sql: string, values: unknown[]) => {
      if (sql.startsWith("INSERT")) written.push(values[1]);
      return database.pool.query(sql, values);
    },
  } as unknown as Database["pool"];
  const before = coordinator(pool);
  openOver(before, all);
  compute(before.city, before.join("device2"));
  await later(before, 0);
  await later(before, 120_000);
  expect(written).toEqual([["device2"]]);

  const after = coordinator(pool);
  after.join("device2");
  await later(after, 10_000);
  expect(after.city.state.inputHolders.pairs).toBe(UNITS);
  await later(after, 120_000);
  expect(written).toHaveLength(1);
});

test("a claim that a device loses here is lost elsewhere before it is looked up there", async () => {
  const [a, b] = [coordinator(), coordinator()];
  openOver(a, all);
  const session = a.join("device3");
  compute(a.city, session);
  await later(a, 120_000);
  openOver(a, all);
  const [grant] = a.city.grantsOf(session).slice(-1);
  const units = [...(grant?.units ?? [])];
  if (grant) a.city.do({ kind: "leases.released", sessionId: session, grantId: grant.grantId, units });
  b.join("device3");
  await later(a, 2_000);
  await later(b, 5_000);
  expect(b.city.state.inputHolders.pairs).toBe(UNITS - units.length);
});

test("what could not be written is written when the database is back", async () => {
  let isAway = true;
  const pool = {
    query: (sql: string, values: unknown[]) =>
      isAway ? Promise.reject(new Error("away")) : database.pool.query(sql, values),
  } as unknown as Database["pool"];
  const away = coordinator(pool);
  const { city, join } = away;
  openOver(away, all);
  compute(city, join("device4"));
  await expect(later(away, 120_000)).rejects.toThrow("away");
  isAway = false;
  await later(away, 2_000);
  const [held] = await readHeldInputs(database.pool, "another", ["device4" as DeviceId]);
  expect(held?.inputs).toHaveLength(UNITS);
});

test("rows are kept for a week, and their number is limited", async () => {
  const { pool } = database;
  await pool.query("DELETE FROM held_inputs");
  const ids = ["device5", "device6", "device7", "device8"] as DeviceId[];
  await writeHeldInputs(
    pool,
    "memory",
    [...ids, "gone" as DeviceId].map((deviceId) => ({ deviceId, inputs: [{ id: 2 ** 53 - 1, bytes: 2 ** 32 - 1 }] })),
  );
  await pool.query("UPDATE held_inputs SET written_at = now() - interval '8 days' WHERE device_id = 'device8'");
  await pool.query("UPDATE held_inputs SET written_at = now() - interval '1 day' WHERE device_id = 'device7'");
  await forgetHeldInputs(pool, 2);
  const left = await readHeldInputs(pool, "another", ids);
  expect(left.map(({ deviceId }) => deviceId).sort()).toEqual(["device5", "device6"]);
  expect(left[0]?.inputs).toEqual([{ id: 2 ** 53 - 1, bytes: 2 ** 32 - 1 }]);
});

test("devices that connect while blocks are still being searched for others are looked up afterwards", async () => {
  const reads: unknown[] = [];
  const pool = {
    query: (sql: string, values: unknown[]) => {
      if (sql.startsWith("SELECT")) reads.push(values[0]);
      return database.pool.query(sql, values);
    },
  } as unknown as Database["pool"];
  await writeHeldInputs(database.pool, "another", [{ deviceId: "device9" as DeviceId, inputs: [{ id: 1, bytes: 1 }] }]);
  const one = coordinator(pool);
  const { keeper, join } = one;
  join("device9");
  now += 10_000;
  await keeper.round();
  join("device1");
  now += 10_000;
  await keeper.round(); // In the same turn as the end of the first round's search.
  expect(reads).toEqual([["device9"]]);
  await later(one, 0);
  await later(one, 0);
  expect(reads).toEqual([["device9"], ["device1"]]);
});
