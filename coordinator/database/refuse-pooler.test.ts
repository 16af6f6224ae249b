import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "./open-database";
import { refusePooler } from "./refuse-pooler";
import { testDatabase } from "./test-database";
import { transactionPooler } from "./testing/transaction-pooler";

let database: Database;
let pooler: Awaited<ReturnType<typeof transactionPooler>>;

beforeAll(async () => {
  database = await testDatabase();
  const { searchParams, port } = new URL(database.url);
  pooler = await transactionPooler({ path: path.join(searchParams.get("host") ?? "", `.s.PGSQL.${port || 5432}`) });
});

afterAll(async () => {
  pooler.close();
  await database.close();
});

test("a server is taken as it is", async () => {
  await refusePooler(database.url);
});

test("a pooler that lends connections by transaction is refused with what to do", async () => {
  const { pathname, username } = new URL(database.url);
  const url = `postgresql://${username}@127.0.0.1:${pooler.port}${pathname}`;
  await expect(refusePooler(url)).rejects.toThrow(/by transaction.*give the address of PostgreSQL/);
});
