import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { CookieBrowser } from "../testing/cookie-browser";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { totp } from "../testing/totp";
import { runAdminCommand } from "./admin-command";
import { CLIENT_NETWORK_HEADER } from "./client-address";

const { getAccount, getCity, listAdmins, listAudit } = checkedVerbs;

const PASSWORD = "a long password";

let city: TestCoordinator;
let people = 0;

beforeAll(async () => {
  city = await startTestCoordinator({}, { ADMIN_SECOND_FACTOR: "required" });
});

afterAll(() => city.close());

type Browser = CookieBrowser;
const browserAt = (address: string) => new CookieBrowser(city, address);

async function newPerson() {
  people += 1;
  const email = `person${people}@example.org`;
  const browser = browserAt(`10.3.0.${people}`);
  await browser.post("/sign-up/email", { name: "Ada", email, password: PASSWORD });
  const { person } = await browser.context();
  if (!person) throw new Error("not signed in");
  const signIn = async (from = browserAt(`10.4.${people}.1`)) => {
    const answer = await from.post("/sign-in/email", { email, password: PASSWORD });
    return { browser: from, answer };
  };
  return { email, id: person.id, browser, signIn };
}

async function withSecondFactor() {
  const person = await newPerson();
  const { body } = await person.browser.post("/two-factor/enable", { password: PASSWORD });
  const [uri, recoveryCodes] = [String(body["totpURI"]), body["backupCodes"] as string[]];
  const turnedOn = await person.browser.post("/two-factor/verify-totp", { code: totp(uri, Date.now()) });
  expect(turnedOn.status).toBe(200);
  return { ...person, uri, recoveryCodes };
}

const verify = (browser: Browser, code: string) => browser.post("/two-factor/verify-totp", { code });
const actsOn = async (id: string) =>
  (await listAudit({ ctx: city.admin, input: { limit: 200 } })).lines
    .filter(({ subject }) => subject === id)
    .map(({ act }) => act);

test("nothing is turned on without the password, nor before the app has given a right code", async () => {
  const { browser, id, signIn } = await newPerson();
  expect((await browser.post("/two-factor/enable", { password: "a guess" })).status).toBe(400);
  const { body } = await browser.post("/two-factor/enable", { password: PASSWORD });
  expect(String(body["totpURI"])).toMatch(/^otpauth:\/\/totp\//);
  expect((await verify(browser, "000000")).body).toMatchObject({ code: "INVALID_CODE" });
  expect((await signIn()).answer.body).not.toHaveProperty("twoFactorRedirect");
  expect(await getAccount({ ctx: await browser.context(), input: {} })).toMatchObject({ secondFactor: false });
  // What was begun is begun anew: the key of before is worth nothing.
  const again = await browser.post("/two-factor/enable", { password: PASSWORD });
  expect(again.body["totpURI"]).not.toBe(body["totpURI"]);
  expect(await actsOn(id)).not.toContain("second-factor.on");
});

test("once it is on, the other sessions have ended, and the password alone opens nothing", async () => {
  const person = await newPerson();
  const { browser: other } = await person.signIn();
  const { body } = await person.browser.post("/two-factor/enable", { password: PASSWORD });
  const uri = String(body["totpURI"]);
  expect((await verify(person.browser, totp(uri, Date.now()))).status).toBe(200);
  expect((await other.context()).person).toBeNull();
  expect(await person.browser.context()).toMatchObject({ person: { id: person.id }, secondFactor: "on" });
  expect(await actsOn(person.id)).toContain("second-factor.on");

  const { browser, answer } = await person.signIn();
  expect(answer.body).toMatchObject({ twoFactorRedirect: true });
  expect((await browser.context()).person).toBeNull();
  const code = totp(uri, Date.now());
  expect((await verify(browser, code)).status).toBe(200);
  expect((await browser.context()).person?.id).toBe(person.id);

  // Whoever saw both typed has a code that was used.
  const { browser: thief } = await person.signIn(browserAt("10.5.0.1"));
  expect(await verify(thief, code)).toMatchObject({ status: 401, body: { code: "INVALID_CODE" } });
  expect((await thief.context()).person).toBeNull();
});

test("a code needs the password before it, in the same browser", async () => {
  const { uri, signIn } = await withSecondFactor();
  await signIn();
  expect((await verify(browserAt("10.5.0.2"), totp(uri, Date.now()))).status).toBe(401);
});

test("no browser is let off the code, even if it asks to be", async () => {
  const { uri, signIn } = await withSecondFactor();
  const { browser } = await signIn();
  const code = totp(uri, Date.now());
  expect((await browser.post("/two-factor/verify-totp", { code, trustDevice: true })).status).toBe(200);
  await browser.post("/sign-out", {});
  expect((await signIn(browser)).answer.body).toMatchObject({ twoFactorRedirect: true });
});

test("a recovery code lets its owner in once, and new ones replace the old", async () => {
  const { recoveryCodes, signIn, id, browser: own } = await withSecondFactor();
  const [first = "", second = ""] = recoveryCodes;
  const use = async (code: string, at: string) => {
    const { browser } = await signIn(browserAt(at));
    return (await browser.post("/two-factor/verify-backup-code", { code })).status;
  };
  expect([await use(first, "10.6.0.1"), await use(first, "10.6.0.2")]).toEqual([200, 401]);
  expect((await own.post("/two-factor/generate-backup-codes", { password: "a guess" })).status).toBe(400);
  const { body } = await own.post("/two-factor/generate-backup-codes", { password: PASSWORD });
  const [fresh = ""] = body["backupCodes"] as string[];
  expect([await use(second, "10.6.0.3"), await use(fresh, "10.6.0.4")]).toEqual([401, 200]);
  expect(await actsOn(id)).toContain("second-factor.recovery-codes-made");
  const stored = JSON.stringify(await city.handle.prisma.twoFactor.findMany());
  for (const code of [...recoveryCodes, fresh]) expect(stored).not.toContain(code);
});

test("guesses are bounded for a password, for an address, and for the account", async () => {
  const { signIn, uri, id } = await withSecondFactor();
  let wrong = 0;
  const guess = async (browser: Browser) => {
    wrong += 1;
    return (await verify(browser, String(wrong).padStart(6, "0"))).body["code"];
  };
  const { browser: first } = await signIn(browserAt("10.7.0.1"));
  const said = [];
  for (let tries = 0; tries < 6; tries++) said.push(await guess(first));
  expect(said).toEqual([...Array(5).fill("INVALID_CODE"), "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"]);
  const { browser: next } = await signIn(browserAt("10.7.0.2"));
  for (let tries = 0; tries < 5; tries++) await guess(next);
  // From any address, with the right code.
  const { browser: another } = await signIn(browserAt("10.7.0.3"));
  const right = await verify(another, totp(uri, Date.now()));
  expect(right).toMatchObject({ status: 429, body: { code: "ACCOUNT_TEMPORARILY_LOCKED" } });
  const { lockedUntil } = await city.handle.prisma.twoFactor.findUniqueOrThrow({ where: { userId: id } });
  const locked = ((lockedUntil?.getTime() ?? 0) - Date.now()) / 1_000;
  expect(locked).toBeGreaterThan(LIMITS.SECOND_FACTOR_LOCK_SECONDS / 2);

  const flood = browserAt("10.7.0.4");
  const statuses = [];
  for (let tries = 0; tries <= LIMITS.MAX_SECOND_FACTOR_TRIES_PER_MINUTE; tries++)
    statuses.push((await verify(flood, "000000")).status);
  expect(statuses.at(-1)).toBe(429);
});

test("it is turned off with the password, or on the server for who lost everything", async () => {
  const one = await withSecondFactor();
  expect((await one.browser.post("/two-factor/disable", { password: "a guess" })).status).toBe(400);
  expect((await one.browser.post("/two-factor/disable", { password: PASSWORD })).status).toBe(200);
  expect((await one.signIn()).answer.body).not.toHaveProperty("twoFactorRedirect");
  expect(await actsOn(one.id)).toContain("second-factor.off");

  const lost = await withSecondFactor();
  const remove = () => runAdminCommand(city.handle.config, ["remove-second-factor", lost.email]);
  expect(await remove()).toMatch(/password alone/);
  expect(await remove()).toMatch(/has no second factor/);
  expect((await lost.signIn()).answer.body).not.toHaveProperty("twoFactorRedirect");
  expect(await actsOn(lost.id)).toContain("second-factor.removed");
});

test("where it is required, an admin without one has no admin rights, by session or by key", async () => {
  const { browser, id, email } = await newPerson();
  await runAdminCommand(city.handle.config, ["make-admin", email]);
  const { key } = await city.handle.auth.keys.make(id, "a laptop", null);
  const byKey = () =>
    city.handle.auth.contextFor(
      new Headers({ authorization: `Bearer ${key}`, [CLIENT_NETWORK_HEADER]: "this machine" }),
    );
  for (const ctx of [await browser.context(), await byKey()]) {
    expect(ctx).toMatchObject({ person: { id, role: "person" }, secondFactor: "missing" });
    await expect(getCity({ ctx, input: {} })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  const { body } = await browser.post("/two-factor/enable", { password: PASSWORD });
  await verify(browser, totp(String(body["totpURI"]), Date.now()));
  for (const ctx of [await browser.context(), await byKey()]) {
    expect(ctx).toMatchObject({ person: { role: "owner" }, secondFactor: "on" });
    await expect(getCity({ ctx, input: {} })).resolves.toBeDefined();
  }
  const { admins } = await listAdmins({ ctx: await browser.context(), input: {} });
  expect(admins.find((admin) => admin.id === id)).toMatchObject({ secondFactor: true });
});
