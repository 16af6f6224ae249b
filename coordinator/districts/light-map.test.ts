import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Random } from "#core/random";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import type { Context } from "../auth/context";
import { plainPerson } from "../pride/testing/plain-person";
import { beginDeletion } from "../rights/begin-deletion";
import { publishMap } from "./publish-map";

const { getCityMap, getHomeDistrict, setHomeDistrict } = checkedVerbs;
const STRANGER: Context = { person: null, via: "web" };
const TRIANGLE = [
  [0, 0],
  [9, 0],
  [0, 9],
];

let dir: string;
let city: TestCity;

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), "lamplighter-map-"));
  const file = path.join(dir, "districts.json");
  const named = (id: string) => ({ id, name: { en: id, fr: id }, outline: TRIANGLE });
  writeFileSync(file, JSON.stringify(["east", "north", "west"].map(named)));
  city = await openTestCity({ NEIGHBOURHOODS_FILE: file });
});
afterAll(async () => {
  await city.close();
  rmSync(dir, { recursive: true });
});
beforeEach(async () => {
  await city.handle.pool.query("TRUNCATE home_district, map_month, device_day, rate_limit");
  await city.handle.pool.query("DELETE FROM device WHERE id LIKE 'dev_h%'");
  await city.handle.pool.query("DELETE FROM person WHERE id LIKE 'h%'");
});

interface Homes {
  /** One for all, or one each. */
  network?: string;
  credit?: number;
  day?: string;
}

let made = 0;

/** Households with a device that was credited something in October. */
async function households(count: number, district: string, { network, credit = 5, day = "2026-10-15" }: Homes = {}) {
  const from = made + 1;
  made += count;
  const values = [from, made];
  const { pool } = city.handle;
  await pool.query(
    "INSERT INTO person (id, name, email) SELECT 'h' || n, 'H', 'h' || n FROM generate_series($1::int, $2::int) AS n",
    values,
  );
  await pool.query(
    `INSERT INTO device (id, label, engine, cores, owner_id, network)
     SELECT 'dev_h' || n, 'A lamp', 'chromium', 1, 'h' || n, coalesce($3, 'net' || n) FROM generate_series($1::int, $2::int) AS n`,
    [...values, network],
  );
  await pool.query(
    `INSERT INTO device_day (device_no, day, credit_nanos) SELECT no, $1, $2 FROM device WHERE owner_id = ANY($3)`,
    [day, credit, Array.from({ length: count }, (_, at) => `h${from + at}`)],
  );
  await pool.query("INSERT INTO home_district SELECT 'h' || n, $3 FROM generate_series($1::int, $2::int) AS n", [
    ...values,
    district,
  ]);
  return `h${from}`;
}

/** Chance that takes off as many as it does on average, and chance that takes off nothing. */
const MEAN: Random = () => 0.5;
const NOTHING: Random = () => 1 - Number.EPSILON;

const publish = (random: Random, today = "2026-11-02") =>
  publishMap({ pool: city.handle.pool, districts: city.handle.config.districts, random }, today);

async function told() {
  const { month, districts } = await getCityMap({ ctx: STRANGER, input: {} });
  return [month, ...districts.map(({ atLeast }) => atLeast)];
}

test("a month is told on the second day of the next one, of those who chose a neighbourhood and were paid in it", async () => {
  await households(45, "east");
  await households(30, "north", { credit: 0 });
  await households(30, "north", { day: "2026-11-01" });
  await households(75, "west");
  await publish(MEAN, "2026-11-01");
  expect(await told()).toEqual([null, null, null, null]);
  await publish(MEAN);
  expect(await told()).toEqual(["2026-10", 20, null, 50]);
});

test("whoever makes up nineteen neighbours of a twentieth sees nothing, whatever chance takes off but in one draw of a thousand", async () => {
  await households(19, "east");
  await households(1, "east");
  let seen = 0;
  const draws = 2_000;
  for (let draw = 0; draw < draws; draw += 40) {
    await city.handle.pool.query("TRUNCATE map_month");
    await publish(() => draw / draws);
    if ((await told())[1] !== null) seen += 1;
  }
  expect(seen).toBe(0);
  // Not even without chance is anything said of nineteen.
  await city.handle.pool.query("DELETE FROM home_district WHERE person_id = $1", [`h${made}`]);
  await city.handle.pool.query("TRUNCATE map_month");
  await publish(NOTHING);
  expect((await told())[1]).toBeNull();
});

test("accounts and devices on one network are one household, and one with two devices counts once", async () => {
  await households(60, "east", { network: "one router" });
  const home = await households(19, "east");
  await city.handle.pool.query(
    `INSERT INTO device (id, label, engine, cores, owner_id, network) VALUES ('dev_hx', 'X', 'chromium', 1, $1, 'elsewhere')`,
    [home],
  );
  await city.handle.pool.query(
    "INSERT INTO device_day (device_no, day, credit_nanos) SELECT no, '2026-10-03', 9 FROM device WHERE id = 'dev_hx'",
  );
  await publish(NOTHING);
  expect(await told()).toEqual(["2026-10", 20, null, null]);
});

test("what was published is not drawn again, neither by coordinators together nor after a household has left", async () => {
  await households(45, "east");
  const draws = [0, 0.2, 0.5, 0.8, 0.95, 0.999];
  await Promise.all(draws.map((draw) => publish(() => draw)));
  const first = await told();
  await city.handle.pool.query("DELETE FROM home_district WHERE person_id = $1", [`h${made}`]);
  for (const draw of draws) await publish(() => draw, "2026-11-28");
  expect(await told()).toEqual(first);
  const { rows } = await city.handle.pool.query("SELECT count(*)::int AS rows FROM map_month");
  expect(rows).toEqual([{ rows: 3 }]);
});

test("the months before go, so that nobody compares more of them than they kept", async () => {
  await households(80, "east");
  await publish(MEAN);
  await publish(MEAN, "2026-12-02");
  expect(await told()).toEqual(["2026-11", null, null, null]);
  expect(await city.handle.prisma.mapMonth.count()).toBe(3);
});

test("what is said of one neighbourhood tells nothing of another: there is no sum, and no other changes with it", async () => {
  await households(80, "east");
  await households(12, "north");
  await publish(MEAN);
  const before = await getCityMap({ ctx: STRANGER, input: {} });
  await city.handle.pool.query("TRUNCATE map_month");
  await households(1, "north");
  await publish(MEAN);
  expect(await getCityMap({ ctx: STRANGER, input: {} })).toEqual(before);
  expect(Object.keys(before).toSorted()).toEqual(["districts", "month"]);
});

test("a resident chooses a listed neighbourhood, sees it alone, takes it back, and no oftener than the limit", async () => {
  const ctx = await plainPerson(city);
  const chosen = () => getHomeDistrict({ ctx, input: {} });
  const choose = (district: string | null) => setHomeDistrict({ ctx, input: { district } });
  expect(await chosen()).toEqual({ district: null });
  await choose("west");
  expect(await chosen()).toEqual({ district: "west" });
  expect(await getHomeDistrict({ ctx: await plainPerson(city), input: {} })).toEqual({ district: null });
  await expect(choose("atlantis")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await city.handle.prisma.homeDistrict.updateMany({ data: { district: "razed" } });
  expect(await chosen()).toEqual({ district: null });
  await choose(null);
  expect(await city.handle.prisma.homeDistrict.count()).toBe(0);
  for (let times = 3; times < LIMITS.MAX_DISTRICT_CHANGES_PER_DAY; times++) await choose("east");
  await expect(choose("east")).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
});

test("who deletes their account is counted no more", async () => {
  await households(44, "east");
  const ctx = await city.person("Leaver");
  const personId = ctx.person?.id ?? "";
  await setHomeDistrict({ ctx, input: { district: "east" } });
  await beginDeletion(city.handle.pool, personId);
  expect(await city.handle.prisma.homeDistrict.count({ where: { personId } })).toBe(0);
});
