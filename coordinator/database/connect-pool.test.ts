import { expect, test } from "vitest";
import { testDatabase } from "./test-database";

test("a connection that breaks between two queries of a transaction fails the next query, not the process", async () => {
  const { pool, close } = await testDatabase();
  const client = await pool.connect();
  await client.query("BEGIN");
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const broken = new Promise((resolve) => client.once("end", resolve));
  await pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await broken;
  await expect(client.query("COMMIT")).rejects.toThrow();
  client.release(true);
  expect((await pool.query("SELECT 1")).rowCount).toBe(1);
  await close();
});
