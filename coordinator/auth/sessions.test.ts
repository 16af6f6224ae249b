import { afterAll, beforeAll, expect, test } from "vitest";
import { FIRST_TERMS } from "#protocol/people/terms";
import { owesConsent } from "../api/account/terms/owes-consent";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { CLIENT_ADDRESS_HEADER, CLIENT_NETWORK_HEADER } from "./client-address";

const { acceptTerms, endOtherSessions, endSession, listAudit, listSessions } = checkedVerbs;

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const ADDRESS = "203.0.113.77";

let city: TestCoordinator;
let people = 0;

beforeAll(async () => {
  city = await startTestCoordinator();
});

afterAll(() => city.close());

const cookieOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

async function post(at: string, body: object, headers: Record<string, string> = {}) {
  const all = {
    ...{ "content-type": "application/json", origin: city.url, "user-agent": FIREFOX },
    ...{ [CLIENT_ADDRESS_HEADER]: ADDRESS, [CLIENT_NETWORK_HEADER]: "this machine" },
    ...headers,
  };
  return city.handle.auth.handle(
    new Request(`${city.url}/api/auth${at}`, { method: "POST", headers: all, body: JSON.stringify(body) }),
  );
}

const contextOf = (cookie: string) => city.handle.auth.contextFor(new Headers({ cookie }));

/** A person in two browsers. */
async function twoBrowsers() {
  people += 1;
  const person = { email: `person${people}@example.org`, password: "a long password" };
  const signedUp = await post("/sign-up/email", { name: "Ada", ...person });
  const signedIn = await post("/sign-in/email", person, { "user-agent": "x".repeat(5_000) });
  const [one = "", other = ""] = [signedUp, signedIn].map((response) => cookieOf(response).join("; "));
  return { one, other, ctx: await contextOf(one), otherCtx: await contextOf(other) };
}

test("a person sees where they are signed in: the browser and its network, and never the address", async () => {
  const { ctx, otherCtx } = await twoBrowsers();
  const { sessions } = await listSessions({ ctx, input: {} });
  expect(sessions).toHaveLength(2);
  expect(sessions).toContainEqual(
    expect.objectContaining({ browser: "Firefox", system: "Linux", network: "203.0.113.0/24", isThisOne: true }),
  );
  expect(sessions).toContainEqual(
    expect.objectContaining({ id: otherCtx.sessionId, browser: null, system: null, isThisOne: false }),
  );
  const stored = await city.handle.prisma.session.findMany({ where: { userId: ctx.person?.id ?? "" } });
  expect(JSON.stringify(stored)).not.toContain(ADDRESS);
  expect(Math.max(...stored.map(({ userAgent }) => userAgent?.length ?? 0))).toBe(300);
});

test("when a browser was last seen is kept to within ten minutes", async () => {
  const { one, ctx } = await twoBrowsers();
  const { prisma } = city.handle;
  const id = ctx.sessionId ?? "";
  const at = async (lastSeenAt: Date) => {
    await prisma.session.update({ where: { id }, data: { lastSeenAt } });
    await contextOf(one);
    return (await prisma.session.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime();
  };
  const [recent, old] = [new Date(Date.now() - 60_000), new Date(Date.now() - 3_600_000)];
  expect(await at(recent)).toBe(recent.getTime());
  expect(await at(old)).toBeGreaterThan(Date.now() - 60_000);
});

test("a session that is ended is over at once, and nobody ends another's", async () => {
  const [ada, eve] = [await twoBrowsers(), await twoBrowsers()];
  const sessionId = ada.otherCtx.sessionId ?? "";
  await expect(endSession({ ctx: eve.ctx, input: { sessionId } })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await contextOf(ada.other)).person).not.toBeNull();
  await endSession({ ctx: ada.ctx, input: { sessionId } });
  expect([(await contextOf(ada.other)).person, (await contextOf(ada.one)).person?.id]).toEqual([
    null,
    ada.ctx.person?.id,
  ]);
  await expect(endSession({ ctx: ada.ctx, input: { sessionId } })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("all others end together; with an API key, which is none of them, every one does", async () => {
  const [ada, grace] = [await twoBrowsers(), await twoBrowsers()];
  expect(await endOtherSessions({ ctx: ada.ctx, input: {} })).toEqual({ ended: 1 });
  expect(await endOtherSessions({ ctx: ada.ctx, input: {} })).toEqual({ ended: 0 });
  expect([(await contextOf(ada.one)).person?.id, (await contextOf(ada.other)).person]).toEqual([
    ada.ctx.person?.id,
    null,
  ]);
  expect((await contextOf(grace.other)).person).not.toBeNull();
  const { sessionId: _, ...byKey } = { ...grace.ctx, via: "api key x" };
  expect(await endOtherSessions({ ctx: byKey, input: {} })).toEqual({ ended: 2 });
  const { lines } = await listAudit({ ctx: city.admin, input: {} });
  const ended = lines.filter(({ act }) => act === "sessions.ended").map(({ facts }) => facts);
  expect(ended.slice(0, 2)).toEqual([{ sessions: 2 }, { sessions: 1 }]);
});

test("the library's own doors to sessions are closed", async () => {
  const { one } = await twoBrowsers();
  for (const at of ["/revoke-session", "/revoke-sessions", "/revoke-other-sessions"])
    expect([at, (await post(at, {}, { cookie: one })).status]).toEqual([at, 404]);
});

test("who signs up on the page agrees to the terms that it shows; other terms, or none, are asked about later", async () => {
  const consents = async (terms: unknown) => {
    people += 1;
    const person = { name: "Ada", email: `person${people}@example.org`, password: "a long password" };
    expect((await post("/sign-up/email", { ...person, terms })).status).toBe(200);
    const { id } = await city.handle.prisma.person.findUniqueOrThrow({ where: { email: person.email } });
    return (await city.handle.prisma.consent.findMany({ where: { personId: id } })).map(({ version }) => version);
  };
  expect(await consents(FIRST_TERMS)).toEqual([FIRST_TERMS]);
  for (const other of [undefined, "2020-01-01", { version: FIRST_TERMS }, [FIRST_TERMS]])
    expect([other, await consents(other)]).toEqual([other, []]);
});

test("terms are agreed to once, and only those that hold", async () => {
  const { ctx } = await twoBrowsers();
  expect(await owesConsent(ctx)).toBe(true);
  await expect(acceptTerms({ ctx, input: { version: "2020-01-01" } })).rejects.toMatchObject({ code: "CONFLICT" });
  await acceptTerms({ ctx, input: { version: FIRST_TERMS } });
  const at = async () =>
    (await city.handle.prisma.consent.findFirstOrThrow({ where: { personId: ctx.person?.id ?? "" } })).at;
  const first = await at();
  await acceptTerms({ ctx, input: { version: FIRST_TERMS } });
  expect([await owesConsent(ctx), await at()]).toEqual([false, first]);
});
