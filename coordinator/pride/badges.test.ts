import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import type { Context } from "../auth/context";
import { awardBadges } from "./award-badges";
import { makeBoards } from "./make-boards";
import { plainPerson } from "./testing/plain-person";

const { getBoards, getProfile, removeProfile, setProfile } = checkedVerbs;
const STRANGER: Context = { person: null, via: "web" };

let city: TestCity;

beforeAll(async () => {
  city = await openTestCity();
});
afterAll(() => city.close());
beforeEach(() => city.handle.pool.query("TRUNCATE device_work, board, profile CASCADE"));

async function household(name?: string): Promise<{ ctx: Context; no: number }> {
  const ctx = await plainPerson(city);
  const ownerId = ctx.person?.id ?? "";
  const data = { id: `dev_${ownerId}`, label: "A lamp", engine: "chromium", cores: 1, ownerId };
  const { no } = await city.handle.prisma.device.create({ data });
  if (name !== undefined) await setProfile({ ctx, input: { name } });
  return { ctx, no };
}

/** Some weeks ago, by its Monday. */
const works = (deviceNo: number, weeksAgo: number, nanos = 5) =>
  city.handle.pool.query(
    `INSERT INTO device_work SELECT to_char(date_trunc('week', now() AT TIME ZONE 'UTC') - $2 * interval '1 week',
       'YYYY-MM-DD'), $1, $3`,
    [deviceNo, weeksAgo, nanos],
  );

const badgesOf = async (ctx: Context) => (await getProfile({ ctx, input: {} })).badges;

test("checked work of a person with a public name earns a badge, four weeks in a row another, and everybody sees them", async () => {
  const { ctx, no } = await household("Ada");
  await awardBadges(city.handle.pool);
  expect(await badgesOf(ctx)).toEqual([]);
  for (const weeksAgo of [3, 2, 1]) await works(no, weeksAgo);
  await awardBadges(city.handle.pool);
  expect(await badgesOf(ctx)).toEqual(["first-result"]);
  await city.handle.pool.query("DELETE FROM device_work");
  await works(no, 0);
  await city.handle.pool.query("INSERT INTO device_work VALUES ('all', $1, 20)", [no]);
  await awardBadges(city.handle.pool);
  await makeBoards(city.handle.pool, 0);
  expect((await getBoards({ ctx: STRANGER, input: {} })).all.rows).toMatchObject([
    { name: "Ada", badges: ["first-result", "month"] },
  ]);
});

test("who has no public name gets none and leaves no weeks, and whoever removes it loses both", async () => {
  const [nameless, named] = [await household(), await household("Bob")];
  for (const { no } of [nameless, named]) await works(no, 0);
  await awardBadges(city.handle.pool);
  const { prisma } = city.handle;
  expect([await badgesOf(nameless.ctx), await badgesOf(named.ctx)]).toEqual([[], ["first-result"]]);
  expect(await prisma.givingWeek.count()).toBe(1);
  await removeProfile({ ctx: named.ctx, input: {} });
  expect([await prisma.givingWeek.count(), await prisma.badge.count()]).toEqual([0, 0]);
});

test("work that was taken back earns nothing", async () => {
  const { ctx, no } = await household("Eve");
  await works(no, 0, -3);
  await awardBadges(city.handle.pool);
  expect(await badgesOf(ctx)).toEqual([]);
});

test("coordinators that award at once, and a round that breaks off, give each badge once and all in the end", async () => {
  const { pool } = city.handle;
  const people = LIMITS.MAX_BADGES_WEIGHED_AT_ONCE + 7;
  await pool.query(
    `INSERT INTO person (id, name, email) SELECT 'badge' || n, 'B', 'badge' || n FROM generate_series(1, $1) n`,
    [people],
  );
  await pool.query(`INSERT INTO profile (person_id, name, name_key, on_boards)
    SELECT id, id, id, true FROM person WHERE id LIKE 'badge%'`);
  // Those who lack a badge for ever do not keep others from theirs.
  await pool.query(`INSERT INTO giving_week SELECT person_id, week FROM profile, unnest(ARRAY[9000, 9002]) AS week`);
  await pool.query("INSERT INTO giving_week SELECT 'badge9', week FROM unnest(ARRAY[9001, 9003]) AS week");
  await pool.query("ALTER TABLE badge ADD CONSTRAINT broken CHECK (person_id <> 'badge9')");
  await expect(awardBadges(pool)).rejects.toThrow("broken");
  await pool.query("ALTER TABLE badge DROP CONSTRAINT broken");
  await Promise.all(Array.from({ length: 6 }, () => awardBadges(pool)));
  const { rows } = await pool.query("SELECT badge, count(*)::int AS people FROM badge GROUP BY badge ORDER BY badge");
  expect(rows).toEqual([
    { badge: "first-result", people },
    { badge: "month", people: 1 },
  ]);
});

test("weeks of long ago are forgotten, and the badges stay", async () => {
  const { ctx, no } = await household("Ivy");
  await works(no, 0);
  await awardBadges(city.handle.pool);
  await city.handle.pool.query("UPDATE giving_week SET week = week - $1 - 1", [LIMITS.MAX_GIVING_WEEKS]);
  await city.handle.pool.query("DELETE FROM device_work");
  await awardBadges(city.handle.pool);
  expect(await city.handle.prisma.givingWeek.count()).toBe(0);
  expect(await badgesOf(ctx)).toEqual(["first-result"]);
});
