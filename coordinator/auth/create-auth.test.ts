import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { FIRST_TERMS } from "#protocol/people/terms";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { CLIENT_ADDRESS_HEADER, CLIENT_NETWORK_HEADER } from "./client-address";
import { type Auth, createAuth } from "./create-auth";

const TERMS = { version: FIRST_TERMS, sections: [] };

/** Longer than Prisma's default timeout for a transaction. */
const SLOW_MS = 6_000;
const SITE = "http://localhost:3000";
const ADA = { name: "Ada", email: "ada@example.org", password: "correct horse" };
const config = {
  siteUrl: SITE,
  authSecret: "s".repeat(32),
  cityName: "Stratford",
  adminsNeedSecondFactor: false,
  terms: TERMS,
};

let database: Database;
let auth: Auth;
const welcomed: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  auth = createAuth({ config, prisma: database.prisma, onNewPerson: async (id) => void welcomed.push(id) });
});

afterAll(() => database.close());

function post(path: string, body: unknown, headers: Record<string, string> = {}, asked = auth): Promise<Response> {
  const all = { "content-type": "application/json", origin: SITE, [CLIENT_ADDRESS_HEADER]: "10.0.0.1", ...headers };
  return asked.handle(
    new Request(`${SITE}/api/auth${path}`, { method: "POST", headers: all, body: JSON.stringify(body) }),
  );
}

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` });

test("signing up signs in, gives the welcome gift once, and makes a short id", async () => {
  const response = await post("/sign-up/email", ADA);
  expect(response.status).toBe(200);
  const { person, via } = await auth.contextFor(new Headers({ cookie: cookieOf(response) }));
  expect(person).toEqual({
    id: expect.stringMatching(/^per_[0-9a-f]{16}$/),
    name: "Ada",
    email: ADA.email,
    role: "person",
  });
  expect(via).toBe("web");
  expect(welcomed).toEqual([person?.id]);
});

test("signing up works while the disk is slow", async () => {
  const lock = await database.pool.connect();
  await lock.query("BEGIN; LOCK TABLE person IN SHARE MODE");
  const signingUp = post("/sign-up/email", { ...ADA, email: "bea@example.org" });
  await sleep(SLOW_MS);
  await lock.query("COMMIT");
  lock.release();
  expect((await signingUp).status).toBe(200);
});

test("a person cannot make themselves an admin", async () => {
  const signUp = await post("/sign-up/email", { ...ADA, email: "eve@example.org", role: "owner" });
  const cookie = cookieOf(await post("/sign-in/email", { email: "eve@example.org", password: ADA.password }));
  const update = await post("/update-user", { role: "owner" }, { cookie });
  expect([signUp.status, update.status]).toEqual([200, 404]);
  expect(await database.prisma.person.count({ where: { role: "owner" } })).toBe(0);
});

test("a signed-out cookie or no cookie identifies nobody", async () => {
  const cookie = cookieOf(await post("/sign-in/email", { email: ADA.email, password: ADA.password }));
  await post("/sign-out", {}, { cookie });
  expect((await auth.contextFor(new Headers({ cookie }))).person).toBeNull();
  expect((await auth.contextFor(new Headers())).person).toBeNull();
});

test("a sign-in from a page of another site is refused", async () => {
  const response = await post(
    "/sign-in/email",
    { email: ADA.email, password: ADA.password },
    { origin: "http://evil.example" },
  );
  expect(response.status).toBe(403);
});

test("guessing passwords slows down only the guesser", async () => {
  const guess = (address: string, asked = auth) =>
    post("/sign-in/email", { email: ADA.email, password: "wrong" }, { [CLIENT_ADDRESS_HEADER]: address }, asked);
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 21; attempt++) statuses.push((await guess("10.0.0.66")).status);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
  expect(statuses[20]).toBe(429);
  expect((await guess("10.0.0.67")).status).toBe(401);
  // The count is in the database, so a restart allows no more tries.
  expect((await guess("10.0.0.66", createAuth({ config, prisma: database.prisma }))).status).toBe(429);
});

test("the library's own key endpoints are closed", async () => {
  const cookie = cookieOf(await post("/sign-in/email", { email: ADA.email, password: ADA.password }));
  expect((await post("/api-key/create", { name: "sneaky" }, { cookie })).status).toBe(404);
});

test("cookies are secure where the site is", async () => {
  const secure = createAuth({
    config: {
      siteUrl: "https://city.example",
      authSecret: "s".repeat(32),
      cityName: "C",
      adminsNeedSecondFactor: false,
      terms: TERMS,
    },
    prisma: database.prisma,
  });
  const request = new Request("https://city.example/api/auth/sign-in/email", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: "https://city.example",
      [CLIENT_ADDRESS_HEADER]: "10.0.0.2",
    },
    body: JSON.stringify({ email: ADA.email, password: ADA.password }),
  });
  const [cookie] = (await secure.handle(request)).headers.getSetCookie();
  expect(cookie).toMatch(/^__Secure-lamplighter\.session_token=.*HttpOnly; Secure; SameSite=Lax/i);
});

test("an API key stands for its owner until it is revoked", async () => {
  const personId = welcomed[0] ?? "";
  const made = await auth.keys.make(personId, "night batch", 30);
  expect(made.key.startsWith(made.start)).toBe(true);
  expect(await auth.contextFor(bearer(made.key))).toMatchObject({
    person: { email: ADA.email },
    via: "api key night batch",
  });
  expect((await auth.keys.list(personId)).map((key) => key.name)).toEqual(["night batch"]);
  expect((await auth.keys.list(personId))[0]?.lastUsedAt).not.toBeNull();
  await auth.keys.revoke(personId, made.id);
  await expect(auth.contextFor(bearer(made.key))).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
    message: expect.stringContaining("revoked"),
  });
});

test("an expired key says when it expired, even after other keys were made", async () => {
  const personId = welcomed[0] ?? "";
  const made = await auth.keys.make(personId, "old", 1);
  await database.prisma.apiKey.update({
    where: { id: made.id },
    data: { expiresAt: new Date("2026-01-02T03:04:05Z") },
  });
  await auth.keys.make(personId, "new", null);
  await expect(auth.contextFor(bearer(made.key))).rejects.toThrow(
    "This API key expired on 2026-01-02; make a new one on the account page.",
  );
});

test("an authorization that is not a key is refused, not ignored", async () => {
  await expect(auth.contextFor(new Headers({ authorization: "Basic QWRhOng=" }))).rejects.toMatchObject({
    code: "UNAUTHENTICATED",
  });
  await expect(auth.contextFor(bearer("lamp_unknown"))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

test("guessing keys slows down only the guesser, before a key is looked up", async () => {
  const guessing = createAuth({ config, prisma: database.prisma });
  const { key } = await guessing.keys.make(welcomed[0] ?? "", "good", null);
  const call = (address: string, bearer: string) =>
    guessing
      .contextFor(new Headers({ authorization: `Bearer ${bearer}`, [CLIENT_NETWORK_HEADER]: address }))
      .then(({ person }) => person?.email)
      .catch(({ code }) => code);
  const guesses: unknown[] = [];
  for (let i = 0; i <= LIMITS.MAX_BAD_KEYS_PER_ADDRESS_MINUTE; i++)
    guesses.push(await call("10.0.0.9/32", `lamp_${i}`));
  expect(guesses.slice(0, -1)).toEqual(Array(LIMITS.MAX_BAD_KEYS_PER_ADDRESS_MINUTE).fill("UNAUTHENTICATED"));
  expect(guesses.at(-1)).toBe("TOO_MANY_REQUESTS");
  expect(await call("10.0.0.9/32", key)).toBe("TOO_MANY_REQUESTS");
  expect(await call("10.0.0.10/32", key)).toBe(ADA.email);
});

test("a person cannot revoke another's key", async () => {
  const made = await auth.keys.make(welcomed[0] ?? "", "mine", null);
  await expect(auth.keys.revoke(welcomed[1] ?? "", made.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
