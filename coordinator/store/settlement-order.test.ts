import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobRecord } from "#core/coordination/state";
import type { DeviceId } from "#core/ids";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { seedJob } from "../testing/seed-job";
import { creditedUpTo, FIRST_DRAW, NUMBERS_A_RUN, settledUpTo } from "./drawn-numbers";
import { settledAlone } from "./laws/sample-commits";
import { createPostgresUnitStore } from "./postgres-unit-store";
import { type SettledPlace, settledPlaces } from "./settled-places";
import type { KnownDevice, UnitStore } from "./unit-store";

const UNITS = 600;
const GROUP = 4;

let database: Database;
let a: UnitStore;
let b: UnitStore;
let device: KnownDevice;

beforeAll(async () => {
  database = await testDatabase();
  [a, b] = [createPostgresUnitStore(database.pool, "a"), createPostgresUnitStore(database.pool, "b")];
  await Promise.all([a.beginTerm(), b.beginTerm()]);
  const seen = { id: "dev_one" as DeviceId, label: "One", engine: "chromium", cores: 1, network: null };
  device = await a.joinDevice(seen);
});

afterAll(() => database.close());

async function openJob(): Promise<JobRecord> {
  const job = await a.openJob(await seedJob(database.pool, { units: UNITS, replicas: 1 }));
  if (!job) throw new Error("the job was not opened");
  return job;
}

/** What a reader at `cursor` is given next; each row has the number by which it was found. */
async function readAfter(jobNo: number, cursor: bigint) {
  const upTo = await settledUpTo(database.pool);
  const { places } = await settledPlaces(database.pool, { jobNo, after: cursor, upTo, limit: 7 });
  const { rows } = await database.pool.query<SettledPlace>(
    `SELECT unit, settlement AS number FROM replica WHERE job_no = $1 AND unit = ANY($2::int[]) AND settles ORDER BY settlement`,
    [jobNo, places.map(({ unit }) => unit)],
  );
  expect(rows).toEqual(places);
  return places;
}

test("a reader in the order of settlement misses none of what two coordinators commit at the same time", async () => {
  const job = await openJob();
  const groups = Array.from({ length: UNITS / GROUP }, (_, at) =>
    Array.from({ length: GROUP }, (_, n) => at * GROUP + n),
  );
  let isOver = false;
  const write = async (store: UnitStore, mine: number[][]) => {
    for (const units of mine) await store.commit(settledAlone(job, device, units));
  };
  const writing = Promise.all([
    write(
      a,
      groups.filter((_, at) => at % 2 === 0),
    ),
    write(
      b,
      groups.filter((_, at) => at % 2 === 1),
    ),
  ]).finally(() => {
    isOver = true;
  });
  const read: number[] = [];
  let cursor = 0n;
  for (let last = false; ; ) {
    const rows = await readAfter(job.no, cursor);
    read.push(...rows.map(({ unit }) => unit));
    cursor = BigInt(rows.at(-1)?.number ?? cursor);
    if (rows.length > 0) continue;
    if (last) break;
    last = isOver;
  }
  await writing;
  expect(read.length).toBe(UNITS);
  expect(new Set(read).size).toBe(UNITS);
});

async function lastPosting(): Promise<bigint> {
  const { rows } = await database.pool.query<{ id: string }>("SELECT max(id)::text AS id FROM posting");
  return BigInt(rows[0]?.id ?? 0);
}

test("no group waits for one that is held up, and what it settled is shown when that is written", async () => {
  const job = await openJob();
  const holder = await database.pool.connect();
  try {
    // As if by a group whose commit takes long after it has drawn its numbers.
    await holder.query("BEGIN");
    await holder.query(FIRST_DRAW);
    const { rows } = await holder.query<{ drawn: string }>("SELECT nextval('settlement') AS drawn");
    await b.commit(settledAlone(job, device, [0]));
    expect(await readAfter(job.no, 0n)).toEqual([]);
    const upTo = await settledUpTo(database.pool);
    expect((await settledPlaces(database.pool, { jobNo: job.no, after: 0n, upTo, limit: 7 })).isHeldBack).toBe(true);
    expect(await creditedUpTo(database.pool)).toBeLessThan(await lastPosting());
    await holder.query("COMMIT");
    const [row] = await readAfter(job.no, 0n);
    expect(row?.number).toBeGreaterThan(Number(rows[0]?.drawn) * NUMBERS_A_RUN);
    expect(await creditedUpTo(database.pool)).toBe(await lastPosting());
  } finally {
    holder.release();
  }
});
