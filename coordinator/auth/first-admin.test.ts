import { afterEach, beforeEach, expect, test } from "vitest";
import { FIRST_TERMS } from "#protocol/people/terms";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { retry } from "../retry";
import { type Auth, createAuth } from "./create-auth";
import { claimFirstAdmin, isSetupToken, prepareFirstAdmin } from "./first-admin";

const TERMS = { version: FIRST_TERMS, sections: [] };

const SITE = "http://localhost:3000";
const ADA = { name: "Ada", email: "ada@example.org", password: "correct horse" };

let database: Database;
let auth: Auth;

beforeEach(async () => {
  database = await testDatabase();
  const config = {
    siteUrl: SITE,
    authSecret: "s".repeat(32),
    cityName: "Stratford",
    adminsNeedSecondFactor: false,
    terms: TERMS,
  };
  auth = createAuth({ config, prisma: database.prisma });
});

afterEach(() => database.close());

const prepare = (admin?: { email: string; password: string }) =>
  prepareFirstAdmin({ config: { siteUrl: SITE, admin, welcomeNanos: 5e9 }, prisma: database.prisma, auth });

async function setupToken(): Promise<string> {
  const state = await prepare();
  if (state.kind !== "link") throw new Error(`no link but ${state.kind}`);
  return new URL(state.url).searchParams.get("token") ?? "";
}

const claim = (token: string, person = ADA) =>
  claimFirstAdmin(
    { config: { siteUrl: SITE, admin: undefined, welcomeNanos: 5e9 }, prisma: database.prisma, auth },
    { token, ...person },
  );
const admins = () => database.prisma.person.findMany({ where: { role: "owner" }, select: { email: true } });

test("the configured admin is made once and left alone afterwards", async () => {
  expect(await prepare({ email: ADA.email, password: ADA.password })).toEqual({ kind: "made", email: ADA.email });
  expect(await prepare({ email: "other@example.org", password: ADA.password })).toEqual({ kind: "there-is-one" });
  expect(await admins()).toEqual([{ email: ADA.email }]);
});

test("coordinators that start together make the configured admin once", async () => {
  const start = () => retry(() => prepare({ email: ADA.email, password: ADA.password }), 50);
  const states = await Promise.all([start(), start(), start()]);
  expect(states.filter(({ kind }) => kind === "link")).toEqual([]);
  expect(await admins()).toEqual([{ email: ADA.email }]);
  expect(await database.prisma.auditLine.count({ where: { act: "admin.made" } })).toBe(1);
  expect(await prepare()).toEqual({ kind: "there-is-one" });
});

test("what broke off after the account was made is carried on, but only by whoever knows its password", async () => {
  await auth.signUp(ADA);
  await expect(prepare({ email: ADA.email, password: "another password" })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await admins()).toEqual([]);
  expect(await prepare({ email: ADA.email, password: ADA.password })).toEqual({ kind: "made", email: ADA.email });
  expect(await admins()).toEqual([{ email: ADA.email }]);
  expect(await database.prisma.person.count()).toBe(1);
});

test("a set-up link makes one admin, once", async () => {
  const token = await setupToken();
  expect(await isSetupToken(database.prisma, token)).toBe(true);
  const claims = await Promise.allSettled([claim(token), claim(token, { ...ADA, email: "eve@example.org" })]);
  expect(claims.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await admins()).toHaveLength(1);
  expect(await database.prisma.auditLine.findMany()).toEqual([
    expect.objectContaining({ act: "admin.made", facts: { how: "set-up-link", role: "owner" } }),
  ]);
  expect(await isSetupToken(database.prisma, token)).toBe(false);
});

test("a new start replaces the link", async () => {
  const old = await setupToken();
  await database.prisma.verification.updateMany({ data: { createdAt: new Date(Date.now() - 600_000) } });
  const fresh = await setupToken();
  await expect(claim(old)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await claim(fresh);
  expect(await admins()).toEqual([{ email: ADA.email }]);
});

test("of the links of coordinators that start together the first one that is used makes the only admin", async () => {
  const tokens = await Promise.all([setupToken(), setupToken(), setupToken()]);
  for (const token of tokens) expect(await isSetupToken(database.prisma, token)).toBe(true);
  const claims = await Promise.allSettled(
    tokens.map((token, at) => claim(token, { ...ADA, email: `a${at}@example.org` })),
  );
  expect(claims.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await admins()).toHaveLength(1);
});

test("the link still works after an address that was taken", async () => {
  await auth.signUp(ADA);
  const token = await setupToken();
  const another = { ...ADA, password: "another password" };
  await expect(claim(token, another)).rejects.toMatchObject({ code: "CONFLICT" });
  await claim(token, { ...ADA, email: "admin@example.org" });
  expect(await admins()).toEqual([{ email: "admin@example.org" }]);
});

test("the database holds no usable token", async () => {
  const token = await setupToken();
  const rows = await database.prisma.verification.findMany();
  expect(JSON.stringify(rows)).not.toContain(token);
});
