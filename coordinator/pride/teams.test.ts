import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import type { Context } from "../auth/context";
import { beginDeletion } from "../rights/begin-deletion";
import { writePosting } from "../store/write-posting";
import { endEmptyTeams } from "./end-empty-teams";
import { makeBoards } from "./make-boards";
import { tallyWork } from "./tally-work";
import { plainPerson } from "./testing/plain-person";

const verbs = checkedVerbs;
const STRANGER: Context = { person: null, via: "web" };

let city: TestCity;
let admin: Context;

beforeAll(async () => {
  city = await openTestCity();
  admin = await city.person("Admin", "owner");
});
afterAll(() => city.close());
beforeEach(() =>
  city.handle.pool.query("TRUNCATE device_work, board, board_row, board_team, team, profile, refused_name CASCADE"),
);

async function person(name: string): Promise<Context> {
  const ctx = await plainPerson(city);
  await verbs.setProfile({ ctx, input: { name } });
  return ctx;
}

async function teamOf(ctx: Context) {
  const { team } = await verbs.getTeam({ ctx, input: {} });
  return team;
}

/** A team of these people, of whom the first runs it. */
async function team(name: string, [owner, ...others]: [Context, ...Context[]]) {
  await verbs.makeTeam({ ctx: owner, input: { name } });
  const invitation = (await teamOf(owner))?.invitation ?? "";
  for (const ctx of others) await verbs.joinTeam({ ctx, input: { invitation } });
  return invitation;
}

const ownerOf = async (ctx: Context) => (await teamOf(ctx))?.members.find(({ isOwner }) => isOwner)?.name;

async function computes(ctx: Context, nanos: number) {
  const ownerId = ctx.person?.id ?? "";
  const id = `dev_${ownerId}`;
  await city.handle.prisma.device.create({
    data: { id, label: "A lamp", engine: "chromium", cores: 1, ownerId, network: ownerId },
  });
  const entries = [
    { account: accounts.device(id), amountNanos: nanos },
    { account: accounts.revenue, amountNanos: -nanos },
  ];
  const posting = { kind: "charge", units: 1, subject: "job_none", entries } as const;
  await city.handle.prisma.$transaction((tx) => writePosting(tx, posting));
}

async function board() {
  await tallyWork(city.handle.pool);
  await makeBoards(city.handle.pool, 0);
  return (await verbs.getBoards({ ctx: STRANGER, input: {} })).all;
}

test("a team is made, joined by its link and left, and lists what its members computed", async () => {
  const [ada, bob, eve] = [await person("Ada"), await person("Bob"), await person("Eve")];
  const invitation = await team("Maple Street", [ada, bob]);
  expect(await verbs.findTeam({ ctx: eve, input: { invitation } })).toEqual({
    ...{ name: "Maple Street", members: 2, isFull: false },
  });
  expect(await teamOf(bob)).toMatchObject({
    ...{ name: "Maple Street", isOwner: false },
    members: [
      { name: "Ada", isOwner: true, isYou: false },
      { name: "Bob", isOwner: false, isYou: true },
    ],
  });
  await computes(ada, 16_000_000);
  await computes(bob, 32_000_000);
  await computes(eve, 8_000_000);
  const { rows, teams } = await board();
  expect(teams).toEqual([{ place: 1, name: "Maple Street", coreSeconds: 10_800 }]);
  expect(rows.map(({ name }) => name)).toEqual(["Bob", "Ada", "Eve"]);
  await verbs.leaveTeam({ ctx: bob, input: {} });
  expect([await teamOf(bob), (await board()).teams[0]?.coreSeconds]).toEqual([null, 3_600]);
  // Who has left no team has nothing to fear.
  await verbs.leaveTeam({ ctx: bob, input: {} });
});

test("a team shows nothing of a member whom the boards do not list", async () => {
  const [ada, shy] = [await person("Ada"), await person("Shy")];
  await team("Maple Street", [ada, shy]);
  await verbs.setProfile({ ctx: shy, input: { name: "Shy", onBoards: false } });
  await computes(ada, 16_000_000);
  await computes(shy, 16_000_000);
  // One of the others alone: no figures at all.
  expect((await board()).teams).toEqual([{ place: 1, name: "Maple Street", coreSeconds: null }]);
  const { rows } = await city.handle.pool.query(
    "SELECT credit_nanos::int AS credit FROM board_team WHERE board = 'all'",
  );
  expect(rows).toEqual([{ credit: 16_000_000 }]);
});

test("only who has a public name is in a team, and in one", async () => {
  const nameless = await plainPerson(city);
  await expect(verbs.makeTeam({ ctx: nameless, input: { name: "None" } })).rejects.toMatchObject({ code: "CONFLICT" });
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  const invitation = await team("Maple Street", [ada]);
  await expect(verbs.joinTeam({ ctx: nameless, input: { invitation } })).rejects.toMatchObject({ code: "CONFLICT" });
  // Both at the same moment, and again.
  const tries = await Promise.allSettled([
    verbs.makeTeam({ ctx: bob, input: { name: "Elm Street" } }),
    verbs.joinTeam({ ctx: bob, input: { invitation } }),
    verbs.joinTeam({ ctx: bob, input: { invitation } }),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await city.handle.prisma.teamMember.count({ where: { personId: bob.person?.id ?? "" } })).toBe(1);
});

test("a flood of people at one link fills the team and no more, and a person's changes are counted", async () => {
  const ada = await person("Ada");
  const invitation = await team("Maple Street", [ada]);
  const { pool, prisma } = city.handle;
  const { MAX_TEAM_MEMBERS: max } = LIMITS;
  await pool.query(
    `INSERT INTO person (id, name, email) SELECT 'flood' || n, 'F', 'flood' || n FROM generate_series(1, $1) n`,
    [max - 4],
  );
  await pool.query(`INSERT INTO profile (person_id, name, name_key, on_boards)
    SELECT id, id, id, true FROM person WHERE id LIKE 'flood%'`);
  await pool.query(`INSERT INTO team_member (person_id, team_id) SELECT person_id, (SELECT id FROM team) FROM profile
    WHERE person_id LIKE 'flood%'`);
  const crowd = await Promise.all(Array.from({ length: 12 }, (_, at) => person(`Crowd ${"abcdefghjkmn"[at]}x`)));
  const joined = await Promise.allSettled(crowd.map((ctx) => verbs.joinTeam({ ctx, input: { invitation } })));
  expect(joined.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(joined.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "LIMIT_EXCEEDED" } });
  expect(await prisma.teamMember.count()).toBe(max);
  expect(await verbs.findTeam({ ctx: ada, input: { invitation } })).toMatchObject({ members: max, isFull: true });

  const last = await person("Restless");
  const guess = () => verbs.joinTeam({ ctx: last, input: { invitation: "0".repeat(22) } });
  const codes = [];
  for (let tries = 0; tries <= LIMITS.MAX_TEAM_CHANGES_PER_DAY; tries++)
    codes.push(await guess().catch((error: { code: string }) => error.code));
  expect([codes[0], codes.at(-1)]).toEqual(["NOT_FOUND", "TOO_MANY_REQUESTS"]);
});

test("its owner names it, removes members and replaces the link; others do not", async () => {
  const [ada, bob, eve] = [await person("Ada"), await person("Bob"), await person("Eve")];
  const invitation = await team("Maple Street", [ada, bob, eve]);
  for (const act of [
    () => verbs.changeTeam({ ctx: bob, input: { name: "Bob's" } }),
    () => verbs.removeTeamMember({ ctx: bob, input: { name: "Eve" } }),
    () => verbs.handOverTeam({ ctx: bob, input: { name: "Bob" } }),
    () => verbs.removeTeamMember({ ctx: ada, input: { name: "Nobody" } }),
    () => verbs.removeTeamMember({ ctx: ada, input: { name: "Ada" } }),
  ])
    await expect(act()).rejects.toMatchObject({ code: "NOT_FOUND" });
  await verbs.changeTeam({ ctx: ada, input: { name: "Maple Lane" } });
  await verbs.removeTeamMember({ ctx: ada, input: { name: "eve" } });
  const now = await teamOf(ada);
  expect([now?.name, now?.members.map(({ name }) => name)]).toEqual(["Maple Lane", ["Ada", "Bob"]]);
  // Who was removed does not come back by the link that they know.
  await expect(verbs.joinTeam({ ctx: eve, input: { invitation } })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await verbs.changeTeam({ ctx: ada, input: { newLink: true } });
  expect((await teamOf(ada))?.invitation).not.toBe(now?.invitation);
});

test("a team has an owner whoever leaves, and however", async () => {
  const [ada, bob, eve, ivy] = [await person("Ada"), await person("Bob"), await person("Eve"), await person("Ivy")];
  await team("Maple Street", [ada, bob, eve, ivy]);
  await verbs.handOverTeam({ ctx: ada, input: { name: "Eve" } });
  expect(await ownerOf(ivy)).toBe("Eve");
  await beginDeletion(city.handle.pool, eve.person?.id ?? "");
  expect(await ownerOf(ivy)).toBe("Ada");
  await verbs.removeProfile({ ctx: ada, input: {} });
  expect(await ownerOf(ivy)).toBe("Bob");
  await verbs.takeDownProfile({ ctx: admin, input: { name: "Bob", reason: "Rude" } });
  expect(await ownerOf(ivy)).toBe("Ivy");
  await verbs.removeProfile({ ctx: ivy, input: {} });
  await endEmptyTeams(city.handle.pool);
  expect(await city.handle.prisma.team.count()).toBe(0);
  // Its name is free again.
  await team("Maple Street", [await person("Uma")]);
});

test("the owner is one, whoever hands over, leaves and joins at the same moment", async () => {
  const [ada, bob, eve] = [await person("Ada"), await person("Bob"), await person("Eve")];
  const invitation = await team("Maple Street", [ada, bob]);
  await Promise.allSettled([
    verbs.handOverTeam({ ctx: ada, input: { name: "Bob" } }),
    verbs.leaveTeam({ ctx: ada, input: {} }),
    verbs.joinTeam({ ctx: eve, input: { invitation } }),
    verbs.removeTeamMember({ ctx: bob, input: { name: "Ada" } }),
  ]);
  const members = (await teamOf(bob))?.members ?? [];
  expect(members.map(({ name, isOwner }) => [name, isOwner])).toEqual(
    members.length === 2
      ? [
          ["Bob", true],
          ["Eve", false],
        ]
      : [["Bob", true]],
  );
});

test("an admin renames a team, with a line in the log, and nobody gets the name again", async () => {
  const [ada, bob] = [await person("Ada"), await person("Bob")];
  await team("Rude Team", [ada]);
  const rename = (name: string, newName: string) =>
    verbs.renameTeam({ ctx: admin, input: { name, newName, reason: "It insults a street" } });
  await rename("rude team", "Team of Ada");
  expect(await teamOf(ada)).toMatchObject({ name: "Team of Ada", isOwner: true });
  for (const act of [
    () => verbs.makeTeam({ ctx: bob, input: { name: "RUDE TEAM" } }),
    () => verbs.changeTeam({ ctx: ada, input: { name: "Rude Team" } }),
    () => rename("Team of Ada", "Rude Team"),
  ])
    await expect(act()).rejects.toMatchObject({ code: "CONFLICT" });
  const { lines } = await verbs.listAudit({ ctx: admin, input: { limit: 5 } });
  expect(lines.filter(({ act }) => act === "team.renamed")).toMatchObject([
    { facts: { reason: "It insults a street" } },
  ]);
});
