import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { Authenticator, type Doing } from "../testing/authenticator";
import { CookieBrowser } from "../testing/cookie-browser";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { totp } from "../testing/totp";
import { runAdminCommand } from "./admin-command";

const { getCity, listAudit, listPasskeys, makeResetLink, removePasskey } = checkedVerbs;

const PASSWORD = "a long password";
const NEW_PASSWORD = "another long password";
const NAME = "My phone";

let city: TestCoordinator;
let people = 0;
let browsers = 0;

beforeAll(async () => {
  city = await startTestCoordinator({}, { ADMIN_SECOND_FACTOR: "required" });
});

afterAll(() => city.close());

function newBrowser() {
  browsers += 1;
  return new CookieBrowser(city, `10.8.${browsers >> 8}.${browsers & 255}`);
}

async function newPerson() {
  people += 1;
  const email = `person${people}@example.org`;
  const browser = newBrowser();
  await browser.post("/sign-up/email", { name: "Ada", email, password: PASSWORD });
  const { person } = await browser.context();
  if (!person) throw new Error("not signed in");
  return { email, id: person.id, browser, authenticator: new Authenticator(city.url) };
}

const challengeIn = (body: object) => body as { challenge: string };

async function make(browser: CookieBrowser, authenticator: Authenticator, doing: Doing = {}, name: unknown = NAME) {
  const { body } = await browser.get("/passkey/generate-register-options");
  const response = authenticator.make(challengeIn(body), { rpId: hostOf(city.url), ...doing });
  return browser.post("/passkey/verify-registration", { response, name });
}

async function withPasskey() {
  const person = await newPerson();
  expect((await make(person.browser, person.authenticator)).status).toBe(200);
  return person;
}

const ask = async (browser: CookieBrowser) =>
  challengeIn((await browser.get("/passkey/generate-authenticate-options")).body);
const answer = (browser: CookieBrowser, response: object) =>
  browser.post("/passkey/verify-authentication", { response });

async function signIn(authenticator: Authenticator, doing: Doing = {}, browser = newBrowser()) {
  const options = await ask(browser);
  const answered = await answer(browser, authenticator.use(options, { rpId: hostOf(city.url), ...doing }));
  return { browser, answered, person: (await browser.context()).person };
}

const hostOf = (url: string) => new URL(url).hostname;
const refused = (code: string) => ({ person: null, answered: { body: { code } } });
const actsOn = async (id: string) =>
  (await listAudit({ ctx: city.admin, input: { limit: 200 } })).lines.filter(({ subject }) => subject === id);

test("a passkey is made, named and listed, signs its owner in, and is removed", async () => {
  const { browser, id, authenticator } = await withPasskey();
  const ctx = await browser.context();
  const { passkeys } = await listPasskeys({ ctx, input: {} });
  expect(passkeys).toEqual([expect.objectContaining({ name: NAME, maker: null, isSynchronized: false })]);
  expect((await signIn(authenticator)).person?.id).toBe(id);
  const passkeyId = passkeys[0]?.id ?? "";
  const other = (await newPerson()).browser;
  const theirs = removePasskey({ ctx: await other.context(), input: { passkeyId } });
  await expect(theirs).rejects.toMatchObject({ code: "NOT_FOUND" });
  await removePasskey({ ctx, input: { passkeyId } });
  expect(await signIn(authenticator)).toMatchObject(refused("PASSKEY_NOT_FOUND"));
  expect(await actsOn(id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ act: "passkey.made", facts: { name: NAME } }),
      expect.objectContaining({ act: "passkey.removed" }),
    ]),
  );
});

test("an answer is good once, for the challenge that this browser was given, and only for a sign-in", async () => {
  const { id, authenticator, browser: own } = await withPasskey();
  const browser = newBrowser();
  const response = authenticator.use(await ask(browser), { rpId: hostOf(city.url) });
  expect(await answer(newBrowser(), response)).toMatchObject({ status: 400, body: { code: "CHALLENGE_NOT_FOUND" } });
  // A thief who has the answer asks for a challenge of their own, which it does not fit.
  const thief = newBrowser();
  await ask(thief);
  expect(await answer(thief, response)).toMatchObject({ status: 400, body: { code: "AUTHENTICATION_FAILED" } });
  expect((await answer(browser, response)).status).toBe(200);
  expect((await browser.context()).person?.id).toBe(id);
  expect(await answer(browser, response)).toMatchObject({ status: 400, body: { code: "CHALLENGE_NOT_FOUND" } });

  const options = challengeIn((await own.get("/passkey/generate-register-options")).body);
  const forged = await answer(own, authenticator.use(options, { rpId: hostOf(city.url) }));
  expect(forged).toMatchObject({ status: 400, body: { code: "CHALLENGE_NOT_FOUND" } });
});

test("what another site was told, or what was given without a finger, a face or a PIN, opens nothing", async () => {
  const { authenticator } = await withPasskey();
  const { authenticator: fresh, browser } = await newPerson();
  for (const doing of [{ origin: "https://city.example" }, { rpId: "city.example" }, { challenge: "AAAA" }]) {
    expect(await signIn(authenticator, doing)).toMatchObject(refused("AUTHENTICATION_FAILED"));
    expect((await make(browser, fresh, doing)).body).toMatchObject({ code: "FAILED_TO_VERIFY_REGISTRATION" });
  }
  expect(await signIn(authenticator, { verifies: false })).toMatchObject(refused("PASSKEY_NOT_VERIFIED"));
  expect((await make(browser, fresh, { verifies: false })).body).toMatchObject({ code: "PASSKEY_NOT_VERIFIED" });
  expect(await listPasskeys({ ctx: await browser.context(), input: {} })).toEqual({ passkeys: [] });
});

test("a copy is found out by its count, and another's key cannot answer, or be entered as one's own", async () => {
  const { id, authenticator } = await withPasskey();
  const copy = authenticator.copy();
  expect((await signIn(authenticator)).person?.id).toBe(id);
  expect(await signIn(copy)).toMatchObject(refused("AUTHENTICATION_FAILED"));
  const mallory = await newPerson();
  const { credentialId } = authenticator;
  expect(await signIn(mallory.authenticator, { credentialId })).toMatchObject(refused("AUTHENTICATION_FAILED"));
  const entered = await make(mallory.browser, mallory.authenticator, { credentialId });
  expect(entered.body).toMatchObject({ code: "PASSKEY_KNOWN" });
  // Two at once: the database has the last word.
  const both = await Promise.all([newPerson(), newPerson()]);
  await Promise.all(both.map(({ browser }) => make(browser, mallory.authenticator)));
  const where = { credentialID: mallory.authenticator.credentialId };
  expect(await city.handle.prisma.passkey.count({ where })).toBe(1);
});

test("only what a browser says of a passkey reaches the library, within bounds", async () => {
  const { authenticator, browser: own } = await withPasskey();
  const id = authenticator.credentialId;
  const hostile = [null, [], "x", {}, { id: { startsWith: "" } }, { id: ["x"] }, { id: "" }, { id: "x".repeat(2_000) }];
  for (const response of [...hostile, { id, filling: "x".repeat(LIMITS.MAX_PASSKEY_ANSWER_CHARS) }]) {
    const browser = newBrowser();
    await ask(browser);
    const answered = await browser.post("/passkey/verify-authentication", { response });
    expect(answered).toMatchObject({ status: 400, body: { code: "NOT_A_PASSKEY" } });
  }
  for (const name of [null, "", "a\u202eb", "x".repeat(LIMITS.MAX_PASSKEY_NAME_CHARS + 1), { x: 1 }]) {
    expect(await make(own, new Authenticator(city.url), {}, name)).toMatchObject({ status: 400 });
  }
  // Nobody is made a session by the making.
  const { body } = await own.get("/passkey/generate-register-options");
  const response = new Authenticator(city.url).make(challengeIn(body), { rpId: hostOf(city.url) });
  const made = await own.post("/passkey/verify-registration", { response, name: NAME, createSession: true });
  expect(made).toMatchObject({ status: 200 });
  expect(made.body).not.toHaveProperty("session");
});

test("it takes a session that signed in a moment ago, and an account has a bounded number", async () => {
  const { id, browser } = await newPerson();
  const stranger = newBrowser();
  expect((await stranger.get("/passkey/generate-register-options")).status).toBe(401);
  const long = new Date(Date.now() - LIMITS.PASSKEY_SIGNED_IN_SECONDS * 1_000);
  await city.handle.prisma.session.updateMany({ where: { userId: id }, data: { createdAt: long } });
  expect(await browser.get("/passkey/generate-register-options")).toMatchObject({
    status: 403,
    body: { code: "SESSION_NOT_FRESH" },
  });
  await city.handle.prisma.session.updateMany({ where: { userId: id }, data: { createdAt: new Date() } });
  const row = { userId: id, publicKey: "", counter: 0, deviceType: "singleDevice", backedUp: false };
  const rows = Array.from({ length: LIMITS.MAX_PASSKEYS - 1 }, (_, at) => ({
    ...{ ...row, id: `pas_${id}_${at}`, credentialID: `${id}_${at}` },
  }));
  await city.handle.prisma.passkey.createMany({ data: rows });
  expect((await make(browser, new Authenticator(city.url))).status).toBe(200);
  expect((await make(browser, new Authenticator(city.url))).body).toMatchObject({ code: "TOO_MANY_PASSKEYS" });
});

test("tries are bounded for an address", async () => {
  const browser = newBrowser();
  const statuses = [];
  for (let tries = 0; tries <= LIMITS.signInsPerAddressMinute; tries++)
    statuses.push((await browser.get("/passkey/generate-authenticate-options")).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
});

test("a passkey asks for no code, and does not stand for one where the city requires it of admins", async () => {
  const { browser, authenticator, email } = await withPasskey();
  await runAdminCommand(city.handle.config, ["make-admin", email]);
  const contextNow = async () => (await signIn(authenticator)).browser.context();
  const without = await contextNow();
  expect(without).toMatchObject({ person: { role: "person" }, secondFactor: "missing" });
  await expect(getCity({ ctx: without, input: {} })).rejects.toMatchObject({ code: "FORBIDDEN" });

  const { body } = await browser.post("/two-factor/enable", { password: PASSWORD });
  await browser.post("/two-factor/verify-totp", { code: totp(String(body["totpURI"]), Date.now()) });
  const by = await contextNow();
  expect(by).toMatchObject({ person: { role: "owner" }, secondFactor: "on" });
  await expect(getCity({ ctx: by, input: {} })).resolves.toBeDefined();
  const password = await newBrowser().post("/sign-in/email", { email, password: PASSWORD });
  expect(password.body).toMatchObject({ twoFactorRedirect: true });
});

test("who signed up with another's address keeps no passkey once its owner chooses a password", async () => {
  const { id, authenticator } = await withPasskey();
  const { url } = await makeResetLink({ ctx: city.admin, input: { customerId: id } });
  const token = new URL(url).searchParams.get("token");
  const reset = await newBrowser().post("/reset-password", { token, newPassword: NEW_PASSWORD });
  expect(reset.status).toBe(200);
  expect(await signIn(authenticator)).toMatchObject(refused("PASSKEY_NOT_FOUND"));
});
