import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { until } from "../testing/until";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres";
import { isAlive } from "./postmaster";

let closed: string;

beforeEach(() => {
  closed = mkdtempSync(path.join(tmpdir(), "lamplighter-closed-")); // mode 0700: nobody but us may pass through it
});

afterEach(() => rmSync(closed, { recursive: true, force: true }));

async function answer(postgres: EmbeddedPostgres): Promise<unknown> {
  const client = new pg.Client({ connectionString: postgres.url() });
  await client.connect();
  const { rows } = await client.query("SELECT upper('é') AS letter");
  await client.end();
  return rows;
}

test("runs under a folder that only we may enter, also as root, and leaves no process behind", async () => {
  const postgres = await startEmbeddedPostgres({ folder: path.join(closed, "postgres"), durable: false });
  expect(await answer(postgres)).toEqual([{ letter: "É" }]);
  const pid = postgres.pid();
  await postgres.stop();
  expect(isAlive(pid)).toBe(false);
});

test("runs in a folder whose path is too long for a socket, and again in the same one", async () => {
  const folder = path.join(closed, "a-rather-long-name-".repeat(8), "postgres");
  for (let start = 0; start < 2; start++) {
    const postgres = await startEmbeddedPostgres({ folder, durable: false });
    expect(await answer(postgres)).toEqual([{ letter: "É" }]);
    await postgres.stop();
  }
});

test("a clock that jumps during a restart of the database does not end the waiting", async () => {
  const lost: Error[] = [];
  const onLost = (error: Error) => lost.push(error);
  const postgres = await startEmbeddedPostgres({ folder: path.join(closed, "postgres"), durable: false, onLost });
  let at = Date.now();
  const clock = vi.spyOn(Date, "now").mockImplementation(() => (at += 3_600_000));
  try {
    const killed = postgres.pid();
    process.kill(killed, "SIGKILL");
    await until("another server runs, or none can", () => postgres.pid() !== killed || lost.length > 0);
    await postgres.ready();
  } finally {
    clock.mockRestore();
  }
  expect(lost).toEqual([]);
  expect(await answer(postgres)).toEqual([{ letter: "É" }]);
  await postgres.stop();
});
