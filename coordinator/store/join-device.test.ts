import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeviceId, NetworkId } from "#core/ids";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { createPostgresUnitStore } from "./postgres-unit-store";

const DEVICE = {
  id: "dev_a" as DeviceId,
  label: "Kitchen laptop",
  engine: "chromium" as const,
  cores: 4,
  network: "home" as NetworkId,
};

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const kept = async () => {
  const { rows } = await database.pool.query<{ label: string; cores: number; network: string; recently: boolean }>(
    "SELECT label, cores, network, last_seen_at > now() - interval '2 minutes' AS recently FROM device WHERE id = $1",
    [DEVICE.id],
  );
  return rows[0];
};

test("a device that returns unchanged is only read, and waits for nobody who writes about it; a change is written", async () => {
  const { pool } = database;
  const store = createPostgresUnitStore(pool, "a");
  const first = await store.joinDevice(DEVICE);
  const writer = await pool.connect();
  await writer.query("BEGIN");
  await writer.query("UPDATE device SET agreed = agreed + 5 WHERE id = $1", [DEVICE.id]);
  expect(await store.joinDevice(DEVICE)).toEqual(first);
  await writer.query("COMMIT");
  writer.release();
  expect(await store.joinDevice(DEVICE)).toEqual({ ...first, units: 5 });

  const moved = { ...DEVICE, label: "Office laptop", cores: 8, network: "office" as NetworkId };
  expect(await store.joinDevice(moved)).toMatchObject({ no: first.no, label: "Office laptop", network: "office" });
  expect(await kept()).toEqual({ label: "Office laptop", cores: 8, network: "office", recently: true });

  await pool.query("UPDATE device SET last_seen_at = now() - interval '3 minutes' WHERE id = $1", [DEVICE.id]);
  await store.joinDevice(moved);
  expect(await kept()).toMatchObject({ recently: true });
});
