import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { MIN_HOUSEHOLDS_TOLD } from "#core/pride/tells-figures";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { workThrough } from "../api/testing/test-device";
import type { Context } from "../auth/context";
import { beginDeletion } from "../rights/begin-deletion";
import { writePosting } from "../store/write-posting";
import { until } from "../testing/until";
import { makeBoards } from "./make-boards";
import { tallyWork } from "./tally-work";
import { plainPerson } from "./testing/plain-person";

const { getBoards, getCityRecord, getProfile, listAudit, removeProfile, setProfile, submitJob, takeDownProfile } =
  checkedVerbs;
const STRANGER: Context = { person: null, via: "web" };
const MONDAY = "to_char(date_trunc('week', now() AT TIME ZONE 'UTC'), 'YYYY-MM-DD')";

let city: TestCity;
let customer: Context;
let admin: Context;

beforeAll(async () => {
  city = await openTestCity();
  [customer, admin] = [await city.person("Customer"), await city.person("Admin", "owner")];
});
afterAll(() => city.close());

/** Everybody begins anew, and nobody remembers. */
beforeEach(async () => {
  const { pool } = city.handle;
  await pool.query("TRUNCATE device_work, board, board_row, profile, refused_name, rate_limit CASCADE");
  await pool.query("UPDATE work_mark SET posting_id = coalesce((SELECT max(id) FROM posting), 0)");
});

/** A person with a device that has nothing yet. */
async function household(name?: string): Promise<{ ctx: Context; deviceId: string }> {
  const ctx = await plainPerson(city);
  const ownerId = ctx.person?.id ?? "";
  const deviceId = `dev_${ownerId}`;
  await city.handle.prisma.device.create({
    data: { id: deviceId, label: "A lamp", engine: "chromium", cores: 1, ownerId, network: ownerId },
  });
  if (name !== undefined) await setProfile({ ctx, input: { name } });
  return { ctx, deviceId };
}

/** As a commit group writes it. */
async function credit(deviceId: string, nanos: number, kind: "charge" | "reversal" = "charge") {
  const entries = [
    { account: accounts.device(deviceId), amountNanos: nanos },
    { account: accounts.revenue, amountNanos: -nanos },
  ];
  await city.handle.prisma.$transaction((tx) => writePosting(tx, { kind, units: 1, subject: "job_none", entries }));
}

async function boards() {
  await tallyWork(city.handle.pool);
  await makeBoards(city.handle.pool, 0);
  return getBoards({ ctx: STRANGER, input: {} });
}

const namesOf = (board: { rows: { name: string }[] }) => board.rows.map(({ name }) => name);

async function sumsOf(period: string) {
  const { rows } = await city.handle.pool.query<{ id: string; sum: number }>(
    `SELECT device.id, device_work.credit_nanos::float8 AS sum FROM device_work JOIN device ON no = device_no WHERE period = ${period}`,
  );
  return Object.fromEntries(rows.map(({ id, sum }) => [id, sum]));
}

test("what devices were paid for checked units is counted, once, and nobody is named who did not ask for it", async () => {
  const { prisma, coordinator } = city.handle;
  const program = await city.upload(DOUBLE);
  const input = manifest(program, { budget: "0.20", inputs: { kind: "range", from: 1, to: 6 } });
  await submitJob({ ctx: customer, input });
  const ids = [await workThrough(city, () => "fine"), await workThrough(city, () => "fine")];
  await coordinator.settled();
  const { ctx } = await household("Ada L.");
  await prisma.device.update({ where: { id: ids[0] ?? "" }, data: { ownerId: ctx.person?.id ?? "" } });

  const { week, all } = await boards();
  expect([namesOf(week), namesOf(all)]).toEqual([["Ada L."], ["Ada L."]]);
  const paid = await prisma.device.findMany({ where: { id: { in: ids } } });
  const expected = Object.fromEntries(paid.map(({ id, creditNanos }) => [id, Number(creditNanos)]));
  expect(Object.values(expected).every((nanos) => nanos > 0)).toBe(true);
  await boards();
  expect([await sumsOf("'all'"), await sumsOf(MONDAY)]).toEqual([expected, expected]);
  const own = await getProfile({ ctx, input: {} });
  expect(own).toMatchObject({ profile: { name: "Ada L.", onBoards: true } });
  expect(own.all).toBeGreaterThan(0);
});

test("coordinators that read at once count each posting once, and all of them in the end", async () => {
  const homes = await Promise.all(Array.from({ length: 5 }, (_, at) => household(`Home ${"abcde"[at]}`)));
  for (let round = 1; round <= 40; round++) for (const { deviceId } of homes) await credit(deviceId, round);
  const { pool } = city.handle;
  // They meet between reading the mark and writing the sums.
  const tx = await pool.connect();
  onTestFinished(() => tx.release(true));
  await tx.query("BEGIN");
  const [first] = homes;
  await tx.query("INSERT INTO device_work SELECT 'all', no, 0 FROM device WHERE id = $1", [first?.deviceId]);
  let done = 0;
  const readings = Array.from({ length: 4 }, () => tallyWork(pool).then(() => done++));
  const waiting = async () => {
    // A transaction sees who waits as it was when it first asked.
    await tx.query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await tx.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows[0]?.count ?? 0;
  };
  // The city's own reading may be the one that waits.
  await until("all of them have read", async () => done + (await waiting()) >= readings.length);
  await tx.query("COMMIT");
  await Promise.all(readings);
  await Promise.all(Array.from({ length: 8 }, () => makeBoards(pool, 0)));
  await tallyWork(pool);
  expect(Object.values(await sumsOf("'all'"))).toEqual(homes.map(() => 820));
  expect((await boards()).all.rows).toHaveLength(5);
});

test("a reading that is broken off is begun again where the last one ended", async () => {
  const { deviceId } = await household();
  await credit(deviceId, 7);
  const { pool } = city.handle;
  await pool.query("ALTER TABLE device_work ADD CONSTRAINT broken CHECK (credit_nanos <> 7)");
  await expect(tallyWork(pool)).rejects.toThrow("broken");
  await pool.query("ALTER TABLE device_work DROP CONSTRAINT broken");
  await tallyWork(pool);
  expect(await sumsOf("'all'")).toEqual({ [deviceId]: 7 });
});

test("what was taken back is taken off, a week has only its own, and old weeks are forgotten", async () => {
  const [early, late] = [await household("Early"), await household("Late")];
  await credit(early.deviceId, 50);
  const { pool } = city.handle;
  await pool.query("UPDATE posting SET at = now() - interval '15 days' WHERE id = (SELECT max(id) FROM posting)");
  await credit(late.deviceId, 20);
  await credit(late.deviceId, -5, "reversal");
  await credit(early.deviceId, 10);
  const { week, all } = await boards();
  expect([namesOf(week), namesOf(all)]).toEqual([
    ["Late", "Early"],
    ["Early", "Late"],
  ]);
  expect(await sumsOf(MONDAY)).toEqual({ [early.deviceId]: 10, [late.deviceId]: 15 });
  await pool.query("UPDATE device_work SET period = '2020-01-06' WHERE period <> 'all'");
  expect(namesOf((await boards()).week)).toEqual([]);
  expect(await sumsOf("'2020-01-06'")).toEqual({});
});

test("nobody climbs by a job of their own", async () => {
  const { ctx, deviceId } = await household("Climber");
  const program = await city.upload(DOUBLE);
  const job = await submitJob({ ctx: customer, input: manifest(program, { budget: "0.20" }) });
  await city.handle.prisma.job.update({ where: { id: job.id }, data: { customerId: ctx.person?.id ?? "" } });
  const entries = [
    { account: accounts.device(deviceId), amountNanos: 1_000 },
    { account: accounts.revenue, amountNanos: -1_000 },
  ];
  const posting = { kind: "charge", units: 1, subject: job.id, entries } as const;
  await city.handle.prisma.$transaction((tx) => writePosting(tx, posting));
  expect((await boards()).all.rows).toEqual([]);
  await credit(deviceId, 3);
  expect(namesOf((await boards()).all)).toEqual(["Climber"]);
});

test("withdrawing, in part or altogether, is seen at once, and nothing but the account is needed for it", async () => {
  const [first, second] = [await household("First"), await household("Second")];
  await credit(first.deviceId, 9);
  await credit(second.deviceId, 4);
  await boards();
  const now = async () => namesOf((await getBoards({ ctx: STRANGER, input: {} })).all);
  expect(await now()).toEqual(["First", "Second"]);
  await setProfile({ ctx: first.ctx, input: { name: "First", onBoards: false } });
  expect(await now()).toEqual(["Second"]);
  await setProfile({ ctx: first.ctx, input: { name: "First" } });
  await removeProfile({ ctx: first.ctx, input: {} });
  expect(await now()).toEqual(["Second"]);
  expect(await getProfile({ ctx: first.ctx, input: {} })).toMatchObject({ profile: null });
  expect(namesOf((await boards()).all)).toEqual(["Second"]);
});

test("an account that is deleted in the middle of a week leaves the boards at once, and its work stays nobody's", async () => {
  const [gone, stays] = [await household("Gone"), await household("Stays")];
  await credit(gone.deviceId, 30);
  await credit(stays.deviceId, 10);
  await boards();
  await beginDeletion(city.handle.pool, gone.ctx.person?.id ?? "");
  expect(namesOf((await getBoards({ ctx: STRANGER, input: {} })).week)).toEqual(["Stays"]);
  await credit(stays.deviceId, 1);
  const { week, all } = await boards();
  expect([namesOf(week), namesOf(all)]).toEqual([["Stays"], ["Stays"]]);
  // With the city's sum, a figure would tell what the one who left had computed.
  expect(all.rows[0]?.coreSeconds).toBeNull();
});

test("the city's sum and a board together never tell the work of fewer than twenty households", async () => {
  const listed = await household("Listed");
  await credit(listed.deviceId, 16_000_000);
  const figure = async () => (await boards()).all.rows[0]?.coreSeconds;
  // Nobody else: the sum is the figure.
  expect(await figure()).toBe(3_600);
  const others: string[] = [];
  for (let count = 1; count < MIN_HOUSEHOLDS_TOLD; count++) {
    const { deviceId } = await household();
    others.push(deviceId);
    await credit(deviceId, 100 + count);
  }
  expect((await getCityRecord({ ctx: STRANGER, input: {} })).creditNanos).toBeGreaterThan(0);
  expect(await figure()).toBeNull();
  const another = await household("Another");
  await credit(another.deviceId, 1_000);
  expect((await boards()).all.rows.map(({ coreSeconds }) => coreSeconds)).toEqual([null, null]);
  // Who leaves the board is one more of the others, from that moment on.
  await removeProfile({ ctx: another.ctx, input: {} });
  const { all } = await getBoards({ ctx: STRANGER, input: {} });
  expect(all.rows.map(({ coreSeconds }) => coreSeconds)).toEqual([3_600]);
  // Twenty devices on one network are no twenty households.
  const { prisma } = city.handle;
  await prisma.device.updateMany({ where: { id: { in: others } }, data: { network: "one attic" } });
  expect(await figure()).toBeNull();
});

test("a withdrawal that leaves fewer than twenty others takes the figures with it", async () => {
  const [one, two] = [await household("One"), await household("Two")];
  for (const { deviceId } of [one, two]) await credit(deviceId, 16_000_000);
  expect((await boards()).all.rows.map(({ coreSeconds }) => coreSeconds)).toEqual([3_600, 3_600]);
  await removeProfile({ ctx: two.ctx, input: {} });
  expect((await getBoards({ ctx: STRANGER, input: {} })).all.rows).toMatchObject([{ name: "One", coreSeconds: null }]);
});

test("a board has a hundred places, and reading one costs the same with any number of devices", async () => {
  const { pool } = city.handle;
  await pool.query(
    `INSERT INTO person (id, name, email) SELECT 'crowd' || n, 'C', 'crowd' || n FROM generate_series(1, 150) n`,
  );
  await pool.query(`INSERT INTO device (id, label, engine, cores, owner_id, network)
    SELECT 'dev_crowd' || n, 'C', 'chromium', 1, 'crowd' || n, 'crowd ' || n FROM generate_series(1, 150) n`);
  await pool.query(`INSERT INTO profile (person_id, name, name_key, on_boards)
    SELECT 'crowd' || n, 'Crowd ' || n, 'crowd' || n, true FROM generate_series(1, 150) n`);
  await pool.query(`INSERT INTO device_work SELECT 'all', no, no FROM device WHERE id LIKE 'dev_crowd%'`);
  const { all } = await boards();
  expect(all.rows).toHaveLength(LIMITS.MAX_BOARD_ROWS);
  expect(all.rows[0]).toMatchObject({ place: 1, name: "Crowd 150", coreSeconds: expect.any(Number) });
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(
    "EXPLAIN SELECT * FROM board_row JOIN profile USING (person_id) WHERE board = 'all'",
  );
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).not.toMatch(/device|posting|entry/);
});

test("two who take one name at the same moment do not both get it, nor one that looks like it", async () => {
  const [one, two, three] = [await household(), await household(), await household()];
  const both = await Promise.allSettled([one, two].map(({ ctx }) => setProfile({ ctx, input: { name: "Ada" } })));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  for (const name of ["ADA", "Ádа".normalize("NFC").replace("а", "a"), "A.d.a"])
    await expect(setProfile({ ctx: three.ctx, input: { name } })).rejects.toMatchObject({ code: "CONFLICT" });
  const first = both[0]?.status === "fulfilled" ? one : two;
  await setProfile({ ctx: first.ctx, input: { name: "ada" } });
});

test.each(["<b>Bo</b>", "Bo\u202ego", "B\u200bo", "bo@example.org", "B", `Bo${"o".repeat(30)}`, "Bо", "  "])(
  "no profile is called %j",
  async (name) => {
    const { ctx } = await household();
    await expect(setProfile({ ctx, input: { name } })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      issues: expect.arrayContaining([expect.objectContaining({ path: "name" })]),
    });
    expect(await getProfile({ ctx, input: {} })).toMatchObject({ profile: null });
  },
);

test("a profile is changed only so often", async () => {
  const { ctx } = await household();
  for (let change = 0; change < LIMITS.MAX_PROFILE_CHANGES_PER_DAY; change++)
    await setProfile({ ctx, input: { name: "Often" } });
  await expect(setProfile({ ctx, input: { name: "Often" } })).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await removeProfile({ ctx, input: {} });
});

test("an admin ends a name, which is kept in the log without the name, and nobody gets it again", async () => {
  const { ctx, deviceId } = await household("Rude word");
  await credit(deviceId, 5);
  await boards();
  await takeDownProfile({ ctx: admin, input: { name: "rude WORD", reason: "It insults a neighbour" } });
  expect((await getBoards({ ctx: STRANGER, input: {} })).all.rows).toEqual([]);
  for (const name of ["Rude word", "Rudeword", "RUDE W0RD"])
    await expect(setProfile({ ctx, input: { name } })).rejects.toMatchObject({ code: "CONFLICT" });
  await setProfile({ ctx, input: { name: "Polite word" } });
  const { lines } = await listAudit({ ctx: admin, input: { limit: 5 } });
  expect(lines).toContainEqual(
    expect.objectContaining({
      act: "profile.taken-down",
      subject: ctx.person?.id,
      facts: { reason: "It insults a neighbour" },
    }),
  );
  expect(JSON.stringify(lines).toLowerCase()).not.toContain("rude");
  await expect(takeDownProfile({ ctx: admin, input: { name: "Rude word", reason: "Again" } })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
