import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { workThrough } from "../api/testing/test-device";

/** Longer than PostgreSQL waits before it looks for a deadlock: whoever waits last is then the one that it ends. */
const LATER_MS = 1_500;

const { getJob, submitJob } = checkedVerbs;

let city: TestCity;

beforeAll(async () => {
  city = await openTestCity();
});

afterAll(() => city.close());

test("whoever has a customer's money and wants the job's can have it while the job's last unit is written", async () => {
  const { pool } = city.handle;
  const ctx = await city.person("Ada");
  const program = await city.upload(DOUBLE);
  const inputs = { kind: "range", from: 1, to: 1 } as const;
  const { id: jobId } = await submitJob({ ctx, input: manifest(program, { budget: "0.50", replicas: 1, inputs }) });
  const tx = await pool.connect();
  const lock = (account: string) => tx.query("SELECT FROM ledger_account WHERE id = $1 FOR UPDATE", [account]);
  await tx.query("BEGIN");
  expect((await lock(accounts.gift(ctx.person?.id ?? ""))).rowCount).toBe(1);
  const working = workThrough(city, () => "done");
  try {
    await untilSomeoneWaits(pool);
    await sleep(LATER_MS);
    expect((await lock(accounts.hold(jobId))).rowCount).toBe(1);
  } finally {
    await tx.query("COMMIT");
    tx.release();
    await working;
  }
  expect(await getJob({ ctx, input: { jobId } })).toMatchObject({ state: "finished", agreed: 1 });
});

async function untilSomeoneWaits(pool: Pool): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const { rowCount } = await pool.query(
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
    if (rowCount) return;
    await sleep(20);
  }
  throw new Error("Nobody waits for a lock.");
}
