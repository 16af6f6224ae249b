import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";

/** More than there are connections to the database. */
const DEVICES = 40;

let city: TestCoordinator;

beforeAll(async () => {
  city = await startTestCoordinator();
});

afterAll(() => city.close());

test("devices that all say hello at once wait for each other, and the city's other queries do not wait for them", async () => {
  const { pool } = city.handle;
  const tx = await pool.connect();
  await tx.query("BEGIN");
  await tx.query("LOCK TABLE device IN ACCESS EXCLUSIVE MODE");
  const devices = Array.from({ length: DEVICES }, () => city.device());
  await Promise.all(
    devices.map(({ socket }) => until("it is connected", () => socket.io.engine?.readyState === "open")),
  );
  const joining = async () => {
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::int FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE device SET label%'`,
    );
    return rows[0]?.count ?? 0;
  };
  await until("handshakes wait for the table", async () => (await joining()) >= LIMITS.MAX_HELLOS_AT_ONCE);
  expect(await joining()).toBe(LIMITS.MAX_HELLOS_AT_ONCE);
  expect(pool.waitingCount).toBe(0);
  await tx.query("COMMIT");
  tx.release();
  const welcomes = await Promise.all(devices.map((device) => device.receives("welcome")));
  for (const { returnWithinMs = 0 } of welcomes)
    expect(returnWithinMs).toBeLessThanOrEqual(Math.ceil((DEVICES * 1_000) / LIMITS.RETURNS_PER_SECOND));
  const last = welcomes.map(({ returnWithinMs = 0 }) => returnWithinMs).sort((a, b) => b - a)[0];
  expect(last).toBe(Math.ceil((DEVICES * 1_000) / LIMITS.RETURNS_PER_SECOND));
});
