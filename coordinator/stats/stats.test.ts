import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MIN_HOUSEHOLDS_TOLD } from "#core/pride/tells-figures";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import { plainPerson } from "../pride/testing/plain-person";
import { makeStats } from "./make-stats";

const { getTeam, joinTeam, makeTeam, removeProfile, setProfile } = checkedVerbs;
/** A Wednesday at noon: nine and a half days after the last week began. */
const NOW = new Date("2026-11-25T12:00:00Z");
const CORE_DAY = 86_400;
/** A nanodollar is a second of a core. */
const PRICE = { coreHourNanos: 3_600, donorPercent: 100 };

let city: TestCity;
let folder: string;

beforeAll(async () => {
  city = await openTestCity();
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-stats-"));
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await city.handle.pool.query("TRUNCATE device_work, board, profile, team CASCADE");
});

/** A household whose device computed so many days of a core, half of it of late. */
async function household(name: string | undefined, days: number, onBoards = true) {
  const ctx = await plainPerson(city);
  const ownerId = ctx.person?.id ?? "";
  const data = { id: `dev_${ownerId}`, label: "A lamp", engine: "chromium", cores: 1, ownerId, network: ownerId };
  const { no } = await city.handle.prisma.device.create({ data });
  if (name !== undefined) await setProfile({ ctx, input: { name, onBoards } });
  const work = "INSERT INTO device_work VALUES ('all', $1, $2), ('2026-11-23', $1, $3)";
  await city.handle.pool.query(work, [no, days * CORE_DAY, (days * CORE_DAY) / 2]);
  return { ctx, no };
}

async function made() {
  await makeStats({ pool: city.handle.pool, folder, secret: "a secret", price: PRICE }, NOW);
  const zipped = async (name: string) => gunzipSync(await readFile(path.join(folder, name))).toString();
  const [users, hosts, teams, tables] = await Promise.all([
    ...["user.gz", "host.gz", "team.gz"].map(zipped),
    readFile(path.join(folder, "tables.xml"), "utf8"),
  ]);
  return { users: users ?? "", hosts: hosts ?? "", teams: teams ?? "", tables: tables ?? "" };
}

const all = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, "g"))].map((m) => m[1]);

test("those who want to be seen are exported in BOINC's form and unit, with their teams, and nobody else", async () => {
  const [ada, bob] = [await household("Ada & Sons", 4), await household("Bob", 2)];
  await makeTeam({ ctx: ada.ctx, input: { name: "Maple" } });
  const { team } = await getTeam({ ctx: ada.ctx, input: {} });
  await joinTeam({ ctx: bob.ctx, input: { invitation: team?.invitation ?? "" } });
  for (let n = 0; n < MIN_HOUSEHOLDS_TOLD; n++) await household(n === 0 ? "Unlisted" : undefined, 1, false);
  const { users, hosts, teams, tables } = await made();
  expect(all(users, "name")).toEqual(["Ada &amp; Sons", "Bob"]);
  expect(all(users, "total_credit")).toEqual(["800.000000", "400.000000"]);
  expect(all(users, "expavg_credit").map(Number)).toEqual([400 / 9.5, 200 / 9.5].map((n) => expect.closeTo(n, 5)));
  expect(new Set(all(users, "cpid")).size).toBe(2);
  expect(all(users, "teamid")).toEqual([...all(teams, "id"), ...all(teams, "id")]);
  expect([all(teams, "name"), all(teams, "total_credit"), all(teams, "founder_name")]).toEqual([
    ["Maple"],
    ["1200.000000"],
    ["Ada &amp; Sons"],
  ]);
  expect(all(hosts, "id")).toEqual([ada.no, bob.no].map(String));
  expect([hosts, users].join()).not.toMatch(/userid|plain|@|Unlisted|chromium/);
  expect([all(tables, "nusers_total"), all(tables, "nhosts_total"), all(tables, "total_credit")]).toEqual([
    ["2"],
    ["2"],
    ["1200.000000"],
  ]);
  expect(all(tables, "update_time")).toEqual([String(NOW.getTime() / 1_000)]);
  expect((await readdir(folder)).sort()).toEqual(["host.gz", "tables.xml", "team.gz", "user.gz"]);
});

test("nothing is exported while the city's sums would tell the work of a few others, in all or of late", async () => {
  const listed = await household("Listed", 9);
  expect(all((await made()).users, "name")).toEqual(["Listed"]);
  const others = [];
  for (let n = 1; n < MIN_HOUSEHOLDS_TOLD; n++) others.push(await household(undefined, 1));
  expect(all((await made()).users, "name")).toEqual([]);
  others.push(await household(undefined, 1));
  expect(all((await made()).users, "name")).toEqual(["Listed"]);
  const { pool } = city.handle;
  await pool.query("DELETE FROM device_work WHERE period <> 'all' AND device_no = ANY($1)", [
    others.slice(3).map(({ no }) => no),
  ]);
  const { users, hosts, tables } = await made();
  expect([all(users, "name"), all(hosts, "id"), all(tables, "total_credit")]).toEqual([[], [], ["0.000000"]]);
  await removeProfile({ ctx: listed.ctx, input: {} });
  expect(all((await made()).users, "name")).toEqual([]);
});

test("more people than a page holds are each written once, and a file is whole or the one before", async () => {
  const people = LIMITS.MAX_STATS_ROWS_AT_ONCE + 3;
  const { pool } = city.handle;
  await pool.query(
    "INSERT INTO person (id, name, email) SELECT 'crowd' || n, 'C', 'crowd' || n FROM generate_series(1, $1) n",
    [people],
  );
  await pool.query(`INSERT INTO profile (person_id, name, name_key, on_boards)
    SELECT id, id, id, true FROM person WHERE id LIKE 'crowd%'`);
  expect(new Set(all((await made()).users, "name")).size).toBe(people);
  await pool.query("ALTER TABLE team RENAME TO no_team");
  await expect(makeStats({ pool, folder, secret: "a secret", price: PRICE }, NOW)).rejects.toThrow("team");
  await pool.query("ALTER TABLE no_team RENAME TO team");
  expect(all(gunzipSync(await readFile(path.join(folder, "user.gz"))).toString(), "name")).toHaveLength(people);
});
