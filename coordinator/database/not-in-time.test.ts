import { afterAll, beforeAll, expect, test } from "vitest";
import { asApiError } from "../refusals/as-api-error";
import { connectPool } from "./connect-pool";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

const UNAVAILABLE = { code: "UNAVAILABLE", message: expect.stringMatching(/^This took longer than it may/) };

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.close());

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => asApiError(error),
  );

test("a transaction that waits too long for a lock is refused with a clear message and rolled back", async () => {
  const { pool, prisma } = database;
  const other = await pool.connect();
  await other.query("BEGIN");
  await other.query("LOCK TABLE job");
  const overdue = prisma.$transaction(
    async (tx) => {
      await tx.city.update({ where: { id: 1 }, data: { stopped: true } });
      await tx.job.count();
      await tx.device.count();
    },
    { timeout: 100 },
  );
  const refused = refusalOf(overdue);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await other.query("COMMIT");
  other.release();
  expect(await refused).toMatchObject(UNAVAILABLE);
  expect(await prisma.city.findUniqueOrThrow({ where: { id: 1 } })).toMatchObject({ stopped: false });
});

test("a request that gets no connection in time is refused with a clear message, by Prisma and by the pool", async () => {
  const { pool, prisma } = database;
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const waiting = refusalOf(prisma.$transaction((tx) => tx.job.count(), { maxWait: 100 }));
  expect(await waiting).toMatchObject(UNAVAILABLE);
  for (const one of taken) one.release();

  const small = connectPool(database.url);
  Object.assign(small.options, { max: 1, connectionTimeoutMillis: 100 });
  const only = await small.connect();
  expect(await refusalOf(small.query("SELECT 1"))).toMatchObject(UNAVAILABLE);
  only.release();
  await small.end();
});
