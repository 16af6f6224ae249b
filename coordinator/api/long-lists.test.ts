import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { LIMITS } from "#protocol/limits";
import { type Context, requirePerson } from "../auth/context";
import { checkedVerbs } from "./testing/checked-verbs";
import { DOUBLE, manifest } from "./testing/manifests";
import { openTestCity, type TestCity } from "./testing/open-test-city";

const { listAdminJobs, listDevices, listJobs, submitJob } = checkedVerbs;

const FEW = 60;
const MANY = 1_000;
/** Of a page of 50: half a kilobyte of each. */
const MAX_READ_CHARS = 50_000;
/** Of a page of 50, where every fourth job is one of those. */
const MAX_READ_ROWS = 220;

interface Asked {
  text: string;
  values: unknown[];
  chars: number;
}

let city: TestCity;
let customer: Context;
let other: Context;
let admin: Context;

beforeAll(async () => {
  city = await openTestCity();
  [customer, other, admin] = [
    await city.person("Ada"),
    await city.person("Olive"),
    await city.person("Admin", "owner"),
  ];
});

afterAll(() => city.close());

const as = (ctx: Context, input: object = {}) => ({ ctx, input });

const LISTS: Record<string, () => Promise<{ total: number }>> = {
  "a customer's jobs": () => listJobs(as(customer, { perPage: 50 })),
  "a customer's running jobs": () => listJobs(as(customer, { perPage: 50, state: "running" })),
  "everybody's jobs": () => listAdminJobs(as(admin)),
  "everybody's running jobs": () => listAdminJobs(as(admin, { state: "running" })),
  "all devices": () => listDevices(as(admin)),
  "devices by their outvoted answers": () => listDevices(as(admin, { sort: "outvoted" })),
};

test("a list of a thousand asks the database as often, and reads as much, as a list of one page", async () => {
  const template = (await submitJob(as(customer, manifest(await city.upload(DOUBLE))))).id;
  await addJobs(template, FEW);
  await addDevices(FEW);
  const few = await measured();
  await addJobs(template, MANY - FEW);
  await addDevices(MANY - FEW);
  await city.handle.pool.query("ANALYZE job; ANALYZE device");
  const many = await measured();
  for (const [name, asked] of Object.entries(many)) {
    expect([name, asked.length]).toEqual([name, few[name]?.length]);
    expect([name, asked.length <= 4]).toEqual([name, true]);
    const chars = asked.reduce((sum, one) => sum + one.chars, 0);
    expect(chars, name).toBeLessThan(MAX_READ_CHARS);
    // The page itself: an index has it in its order.
    const pages = asked.filter(readsPage);
    expect([name, pages.length]).toEqual([name, 1]);
    for (const page of pages) expect(await rowsRead(page), `${name}: ${page.text}`).toBeLessThanOrEqual(MAX_READ_ROWS);
  }
});

test.each([
  ["lastSeenAt", "last_seen_at"],
  ["outvoted", "outvoted"],
])("sorted by %s, each device is on one page", async (sort, column) => {
  for (const order of ["desc", "asc"]) {
    const found: string[] = [];
    let next: string | null | undefined;
    while (next !== null) {
      const input = { sort, order, ...(next === undefined ? {} : { after: next }) };
      const page = await listDevices(as(admin, input));
      found.push(...page.devices.map(({ id }) => id));
      expect(found.length).toBeLessThanOrEqual(MANY);
      ({ next } = page);
    }
    const { rows } = await city.handle.pool.query(`SELECT id FROM device ORDER BY ${column} ${order}, no ${order}`);
    expect(found).toEqual(rows.map(({ id }) => id));
  }
});

test("a page may begin behind a device that cannot be, and only of an order that has an index", async () => {
  for (const sort of ["lastSeenAt", "outvoted"])
    expect(await listDevices(as(admin, { sort, after: "9999999999999.9999999999" }))).toMatchObject({
      devices: { length: 50 },
    });
  for (const after of ["1", "1.", ".1", "-1.1", "1.1.1", "99999999999999.1", "now.1", "1e3.1"])
    await expect(listDevices(as(admin, { after })), after).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const [{ devices: newest }, { devices: asked }] = [
    await listDevices(as(admin)),
    await listDevices(as(admin, { sort: "creditNanos" })),
  ];
  expect(asked).toEqual(newest);
});

test("devices are counted up to a limit, and late pages of many read as little as the first", async () => {
  await addDevices(LIMITS.MAX_COUNTED_DEVICES);
  const { pool } = city.handle;
  await pool.query("ANALYZE device");
  expect(await listDevices(as(admin))).toMatchObject({ total: LIMITS.MAX_COUNTED_DEVICES + 1 });
  const middle =
    "SELECT no, outvoted, extract(epoch FROM last_seen_at) * 1000 AS seen FROM device ORDER BY last_seen_at";
  const { rows } = await pool.query(`${middle} OFFSET ${LIMITS.MAX_COUNTED_DEVICES / 2} LIMIT 1`);
  const { no, outvoted, seen } = rows[0];
  for (const [sort, value] of Object.entries({ lastSeenAt: Math.floor(Number(seen)), outvoted }))
    for (const order of ["desc", "asc"])
      for (const filter of [{}, { state: "banned" }, { removed: "true" }])
        for (const from of [{}, { after: `${value}.${no}` }, { after: `${value}.1` }, { after: `${value}.9999999` }]) {
          const asked = await askedBy(() => listDevices(as(admin, { sort, order, ...filter, ...from })));
          for (const page of asked.filter(readsPage))
            expect(await rowsRead(page), page.text).toBeLessThanOrEqual(MAX_READ_ROWS);
        }
});

/** A page of a list, not the count beside it. */
const readsPage = ({ text }: Asked) => /\bLIMIT\b/.test(text) && !/\bCOUNT\(/i.test(text);

async function measured(): Promise<Record<string, Asked[]>> {
  const all: Record<string, Asked[]> = {};
  for (const [name, list] of Object.entries(LISTS)) all[name] = await askedBy(list);
  return all;
}

/** All queries to the database meanwhile; nothing else runs in this city. */
async function askedBy(list: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const { pool } = city.handle;
  const spy = vi.spyOn(pool, "query");
  try {
    await list();
    for (const [at, [question]] of spy.mock.calls.entries()) {
      const { text = "", values = [] } = question as unknown as Partial<Asked>;
      const answer = (await spy.mock.results[at]?.value) as { rows: unknown[] } | undefined;
      if (/^\s*SELECT\b/i.test(text)) asked.push({ text, values, chars: JSON.stringify(answer?.rows, plain).length });
    }
  } finally {
    spy.mockRestore();
  }
  return asked;
}

const plain = (_: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);

interface Plan {
  "Node Type": string;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

/** By the scans of its plan, with what they left out. */
async function rowsRead({ text, values }: Asked): Promise<number> {
  const { rows } = await city.handle.pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
  const read = (plan: Plan): number =>
    (plan["Node Type"].includes("Scan") ? plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0) : 0) +
    (plan.Plans ?? []).reduce((sum, one) => sum + read(one), 0);
  return read(rows[0]["QUERY PLAN"][0].Plan);
}

/** By turns of the customer's and of another one, each with the manifest of a job over many files. */
async function addJobs(template: string, count: number): Promise<void> {
  await city.handle.pool.query(
    `WITH files AS MATERIALIZED (
       SELECT jsonb_build_object('kind', 'files', 'files', jsonb_agg(jsonb_build_object(
         'name', 'picture-' || file || '.png', 'source', jsonb_build_object('blob', repeat('0', 64))))) AS inputs
       FROM generate_series(1, 500) AS file
     )
     INSERT INTO job (id, customer_id, state, name, manifest, spec, units, replicas, cores, budget_nanos)
     SELECT 'job_' || substr(md5(random()::text), 1, 16), whose, (ARRAY['running', 'finished'])[1 + nth % 2]::job_state,
       'Job ' || nth, job.manifest || jsonb_build_object('inputs', inputs), spec, 500, 1, 0, 10000
     FROM job, files, generate_series(1, $3::int) AS nth, unnest($2::text[]) AS whose WHERE id = $1 ORDER BY nth`,
    [template, [customer, other].map((ctx) => requirePerson(ctx).id), count],
  );
}

async function addDevices(count: number): Promise<void> {
  await city.handle.pool.query(
    `INSERT INTO device (id, label, engine, cores, owner_id, last_seen_at, outvoted, state, removed_at)
     SELECT 'dev_' || md5(random()::text), 'Chrome on Linux', 'chromium', 8, $1, now() - nth / 2 * interval '1 minute',
       greatest(nth % 9 - 6, 0), (CASE nth % 40 WHEN 0 THEN 'banned' ELSE 'welcome' END)::device_state,
       CASE nth % 30 WHEN 0 THEN now() END
     FROM generate_series(1, $2::int) AS nth`,
    [requirePerson(customer).id, count],
  );
}
