import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { type Mailbox, openMailbox } from "../testing/mailbox";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { ADMIN_USAGE, runAdminCommand } from "./admin-command";
import { CLIENT_NETWORK_HEADER } from "./client-address";
import type { Context } from "./context";

const {
  acceptInvitation,
  getAccount,
  inviteAdmin,
  listAdmins,
  revokeAdmin,
  withdrawInvitation,
  listAudit,
  makeResetLink,
} = checkedVerbs;

const PASSWORD = "a long password";
const NEW_PASSWORD = "another long password";

let city: TestCoordinator;
let mailbox: Mailbox;
let people = 0;

beforeAll(async () => {
  mailbox = await openMailbox();
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: "Stratford <city@example.org>" };
  city = await startTestCoordinator({}, { ...mail, WELCOME_REQUIRES: "verified" });
});

afterAll(async () => {
  await city.close();
  await mailbox.close();
});

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

function send(method: "GET" | "POST", at: string, body?: object, headers: Record<string, string> = {}) {
  const url = at.startsWith("http") ? at : `${city.url}/api/auth${at}`;
  const all = { "content-type": "application/json", origin: city.url, [CLIENT_NETWORK_HEADER]: "this machine" };
  return city.handle.auth.handle(
    new Request(url, {
      method,
      headers: { ...all, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

function newAddress() {
  people += 1;
  return `person${people}@example.org`;
}

/** Somebody who signed up as the page does, and has not opened the link that was mailed to them. */
async function unproven(name = "Ada") {
  const email = newAddress();
  const response = await send("POST", "/sign-up/email", { name, email, password: PASSWORD });
  expect([response.status, cookieOf(response)]).toEqual([200, ""]);
  const { id } = await city.handle.prisma.person.findUniqueOrThrow({ where: { email } });
  const person = { id: id as CustomerId, name, email, role: "person" as const };
  return { email, id, ctx: { person, via: "web" } satisfies Context };
}

/** Somebody who has opened it, and signed in. */
async function newcomer(name = "Ada") {
  const { email, id } = await unproven(name);
  expect((await send("GET", await linkIn(email))).status).toBe(302);
  const cookie = cookieOf(await signIn(email, PASSWORD));
  const ctx = await city.handle.auth.contextFor(new Headers({ cookie }));
  expect(ctx.person?.id).toBe(id);
  return { email, cookie, ctx, id };
}

/** From a network of its own, so that no test is slowed down by another's guesses. */
const signIn = (email: string, password: string) =>
  send(
    "POST",
    "/sign-in/email",
    { email, password },
    { "x-lamplighter-address": `10.2.0.${email.replace(/\D/g, "")}` },
  );
const personBehind = async (cookie: string) =>
  (await city.handle.auth.contextFor(new Headers({ cookie }))).person?.email ?? null;

async function linkIn(email: string): Promise<string> {
  await city.handle.post.settled();
  return mailbox.linkTo(email);
}

const tokenOf = (link: string) => new URL(link).searchParams.get("token") ?? "";
const acts = async (subject: string) =>
  (await listAudit({ ctx: city.admin, input: { limit: 200 } })).lines
    .filter((line) => line.subject === subject)
    .map(({ act }) => act);

test("the mailed link verifies an address, which brings the welcome gift once", async () => {
  const { email, ctx } = await unproven();
  const account = () => getAccount({ ctx, input: {} });
  expect(await account()).toMatchObject({ balanceNanos: 0, emailVerified: false, welcome: { waitsFor: "email" } });
  const link = await linkIn(email);
  expect(link).toContain(`${city.url}/api/auth/verify-email?token=`);
  for (let opened = 0; opened < 2; opened++) expect((await send("GET", link)).status).toBe(302);
  expect(await account()).toMatchObject({ balanceNanos: 5e9, emailVerified: true, welcome: null });
});

test("changing a password needs the old one and ends every other session", async () => {
  const { email, cookie, id } = await newcomer();
  const other = cookieOf(await signIn(email, PASSWORD));
  const change = (currentPassword: string) =>
    send(
      "POST",
      "/change-password",
      { currentPassword, newPassword: NEW_PASSWORD, revokeOtherSessions: false },
      { cookie },
    );
  expect((await change("a guess")).status).toBe(400);
  expect(await personBehind(other)).toBe(email);
  const changed = await change(PASSWORD);
  expect(changed.status).toBe(200);
  expect([await personBehind(other), await personBehind(cookie)]).toEqual([null, null]);
  expect(await personBehind(cookieOf(changed))).toBe(email);
  expect([(await signIn(email, PASSWORD)).status, (await signIn(email, NEW_PASSWORD)).status]).toEqual([401, 200]);
  expect(await acts(id)).toContain("password.changed");
});

test("a forgotten password is replaced by a mailed link, which works once and ends every session", async () => {
  const { email, cookie, id } = await newcomer();
  const asked = await send("POST", "/request-password-reset", { email });
  const askedOfNobody = await send("POST", "/request-password-reset", { email: "nobody@example.org" });
  expect(asked.status).toBe(200);
  expect([askedOfNobody.status, await askedOfNobody.json()]).toEqual([asked.status, await asked.json()]);
  const link = await linkIn(email);
  expect(link).toMatch(new RegExp(`^${city.url}/reset-password\\?token=`));
  expect(mailbox.letters.map(({ to }) => to)).not.toContain("nobody@example.org");
  expect(JSON.stringify(await city.handle.prisma.verification.findMany())).not.toContain(tokenOf(link));
  const reset = (newPassword: string) => send("POST", "/reset-password", { token: tokenOf(link), newPassword });
  expect((await reset("short")).status).toBe(400);
  expect([(await reset(NEW_PASSWORD)).status, (await reset(PASSWORD)).status]).toEqual([200, 400]);
  expect(await personBehind(cookie)).toBeNull();
  expect([(await signIn(email, PASSWORD)).status, (await signIn(email, NEW_PASSWORD)).status]).toEqual([401, 200]);
  expect(await acts(id)).toContain("password.reset");
});

test("a person who signed up with another's address loses the account when its owner chooses a password", async () => {
  const { email, id } = await unproven();
  const key = await city.handle.auth.keys.make(id, "made before the address was proven", null);
  await linkIn(email);
  await send("POST", "/request-password-reset", { email });
  const token = tokenOf(await linkIn(email));
  expect((await send("POST", "/reset-password", { token, newPassword: NEW_PASSWORD })).status).toBe(200);
  expect([(await signIn(email, PASSWORD)).status, (await signIn(email, NEW_PASSWORD)).status]).toEqual([401, 200]);
  const bearer = new Headers({ authorization: `Bearer ${key.key}`, [CLIENT_NETWORK_HEADER]: "this machine" });
  await expect(city.handle.auth.contextFor(bearer)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
});

/** All that a caller sees of an answer, except its random parts. */
async function seen(response: Response) {
  const text = await response.text();
  const drawn = text.replace(/"id":"per_[0-9a-f]{16}"/, '"id":""').replace(/"\d{4}-[\dT:.-]+Z"/g, '""');
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
  return { status: response.status, headers, text: drawn };
}

test("no answer reveals whether an address has an account; its owner gets a mail", async () => {
  const known = await newcomer();
  const signUp = (email: string, name = "Eve") =>
    send("POST", "/sign-up/email", { name, email, password: "a guess at a password" }).then(seen);
  const hidden = (answer: Awaited<ReturnType<typeof seen>>, email: string) =>
    JSON.stringify(answer).replaceAll(email, "");
  const same = async (
    ask: (email: string) => Promise<Awaited<ReturnType<typeof seen>>>,
    first: string,
    second: string,
  ) => expect(hidden(await ask(first), first)).toBe(hidden(await ask(second), second));

  const unknown = newAddress();
  await same(signUp, known.email, unknown);
  // The address is known by the second try; a refusal is the same for both.
  await same(signUp, known.email, unknown);
  for (const name of ["", "a\0b"]) await same((email) => signUp(email, name), known.email, newAddress());
  // The person who has just made the account tries its password.
  await same(async (email) => seen(await signIn(email, "a guess at a password")), known.email, unknown);
  for (const path of ["/request-password-reset", "/send-verification-email"]) {
    await same((email) => send("POST", path, { email }).then(seen), known.email, newAddress());
  }
  // Two concurrent sign-ups with a new address are both answered as with a known one.
  const fresh = newAddress();
  const [one, other] = await Promise.all([signUp(fresh), signUp(fresh)]);
  expect([hidden(one, fresh), hidden(other, fresh)]).toEqual(
    Array(2).fill(hidden(await signUp(known.email), known.email)),
  );

  await city.handle.post.settled();
  const told = mailbox.letters
    .filter(({ to }) => to === known.email)
    .map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]);
  expect(told.filter((subject) => subject?.startsWith("You have an account at Lamplighter"))).not.toEqual([]);
  expect((await signIn(known.email, PASSWORD)).status).toBe(200);
});

test("the link that verifies an address leads to the page its owner wanted, and to no other site", async () => {
  const email = newAddress();
  const callbackURL = "/sign-in?next=%2Finvitation%3Ftoken%3Dabc";
  const signUp = (to: string) =>
    send("POST", "/sign-up/email", { name: "Ada", email, password: PASSWORD, callbackURL: to });
  expect((await signUp("https://elsewhere.example/")).status).toBe(403);
  expect((await signUp(callbackURL)).status).toBe(200);
  const opened = await send("GET", await linkIn(email));
  expect([opened.status, opened.headers.get("location")]).toEqual([302, callbackURL]);
});

test("letters are in the language of the request", async () => {
  const email = newAddress();
  const french = { cookie: "language=fr" };
  const letterAfter = async (at: string, body: object) => {
    expect((await send("POST", at, { email, ...body }, french)).status).toBe(200);
    await city.handle.post.settled();
    return mailbox.textTo(email);
  };
  const signUp = { name: "Amélie", password: PASSWORD };
  expect(await letterAfter("/sign-up/email", signUp)).toContain("Confirmez que cette adresse est bien la vôtre");
  expect((await send("GET", await linkIn(email))).status).toBe(302);
  expect(await letterAfter("/sign-up/email", signUp)).toContain("essayé d’ouvrir un compte");
  expect(await letterAfter("/request-password-reset", {})).toContain("Choisissez-le ici");
  await send("POST", "/request-password-reset", { email }, { "accept-language": "en, fr;q=0.5" });
  await city.handle.post.settled();
  expect(mailbox.textTo(email)).toContain("Choose it here within an hour");

  const invited = newAddress();
  await inviteAdmin({ ctx: { ...city.admin, language: "fr" }, input: { email: invited, role: "owner" } });
  await city.handle.post.settled();
  expect(mailbox.textTo(invited)).toContain("Ouvrez ce lien d’ici 7 jours");
});

test("nobody can fill a mailbox by knowing its address", async () => {
  const { email } = await newcomer();
  for (let i = 0; i < 20; i++) {
    const headers = { "x-lamplighter-address": `10.1.0.${i}` };
    await send("POST", "/request-password-reset", { email }, headers);
  }
  await city.handle.post.settled();
  expect(mailbox.letters.filter(({ to }) => to === email)).toHaveLength(LIMITS.MAX_LETTERS_PER_MAILBOX_DAY);
});

test("without mail, an admin or the server's command line makes the links", async () => {
  const { email, id, ctx } = await newcomer();
  const input = { customerId: id };
  await expect(makeResetLink({ ctx, input })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const links = [
    (await makeResetLink({ ctx: city.admin, input })).url,
    /https?:\/\/\S+/.exec(await runAdminCommand(city.handle.config, ["reset-link", email.toUpperCase()]))?.[0] ?? "",
  ];
  for (const [i, link] of links.entries()) {
    const newPassword = `${NEW_PASSWORD} ${i}`;
    expect((await send("POST", "/reset-password", { token: tokenOf(link), newPassword })).status).toBe(200);
    expect((await signIn(email, newPassword)).status).toBe(200);
  }
  expect((await acts(id)).filter((act) => act === "password.reset-link-made")).toHaveLength(2);
});

test("an invitation works once, for its address, and the new admin's old keys are revoked", async () => {
  const [invited, other] = [await newcomer("Grace"), await newcomer("Eve")];
  const key = await city.handle.auth.keys.make(invited.id, "a customer's", null);
  const { url, mailed } = await inviteAdmin({
    ctx: city.admin,
    input: { email: invited.email.toUpperCase(), role: "moderator" },
  });
  expect(mailed).toBe(true);
  expect(await linkIn(invited.email)).toBe(url);
  const input = { token: tokenOf(url) };
  await expect(acceptInvitation({ ctx: other.ctx, input })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const both = await Promise.allSettled([1, 2].map(() => acceptInvitation({ ctx: invited.ctx, input })));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await city.handle.auth.contextFor(new Headers({ cookie: invited.cookie }))).person?.role).toBe("moderator");
  await expect(
    city.handle.auth.contextFor(
      new Headers({ authorization: `Bearer ${key.key}`, [CLIENT_NETWORK_HEADER]: "this machine" }),
    ),
  ).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect(await acts(invited.id)).toContain("admin.made");
  await revokeAdmin({ ctx: city.admin, input: { customerId: invited.id } }).catch(() => undefined);
});

test("a withdrawn or expired invitation makes nobody an admin", async () => {
  const { email, ctx } = await newcomer();
  const withdrawn = await inviteAdmin({ ctx: city.admin, input: { email, role: "owner" } });
  const { invitations } = await listAdmins({ ctx: city.admin, input: {} });
  for (const { id } of invitations.filter((one) => one.email === email)) {
    await withdrawInvitation({ ctx: city.admin, input: { invitationId: id } });
  }
  const late = await inviteAdmin({ ctx: city.admin, input: { email, role: "owner" } });
  await city.handle.prisma.verification.updateMany({
    where: { identifier: { startsWith: "admin-invitation:" } },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  for (const { url } of [withdrawn, late]) {
    await expect(acceptInvitation({ ctx, input: { token: tokenOf(url) } })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
});

test("concurrent removals of the role leave one owner", async () => {
  await city.handle.prisma.person.updateMany({ data: { role: "person" } });
  const two = [await newcomer("One"), await newcomer("Two")];
  const ctxs: Context[] = [];
  for (const { email, cookie } of two) {
    expect(await runAdminCommand(city.handle.config, ["make-admin", email])).toMatch(/is now an admin: owner/);
    ctxs.push(await city.handle.auth.contextFor(new Headers({ cookie })));
  }
  const [one, other] = ctxs;
  if (!one || !other) throw new Error("no admins");
  const input = (of: Context) => ({ customerId: of.person?.id as CustomerId });
  const ended = await Promise.allSettled([
    revokeAdmin({ ctx: one, input: input(other) }),
    revokeAdmin({ ctx: other, input: input(one) }),
  ]);
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await city.handle.prisma.person.count({ where: { role: "owner" } })).toBe(1);
});

test("the command lists its uses, and says if an address has no account", async () => {
  const { config } = city.handle;
  await expect(runAdminCommand(config, ["make-king", "ada@example.org"])).rejects.toThrow(ADMIN_USAGE);
  await expect(runAdminCommand(config, ["make-admin"])).rejects.toThrow(ADMIN_USAGE);
  await expect(runAdminCommand(config, ["make-admin", "nobody@example.org"])).rejects.toThrow(/Nobody has an account/);
});

test.each([
  ["a line break", "Ada\nLovelace"],
  ["a NUL", "Ada\0"],
  ["nothing that can be seen", "   "],
  ["more than a line", "A".repeat(81)],
  ["a mark that turns the text around it", "Ada\u202e"],
])("a name with %s is refused in words", async (_what, name) => {
  const response = await send("POST", "/sign-up/email", { name, email: "name@example.org", password: PASSWORD });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ message: expect.stringMatching(/^Your name: /) });
});

test("an address with too many sign-ups in a day is refused, and others are not", async () => {
  const signUp = (network: string) => send("POST", "/sign-up/email", {}, { [CLIENT_NETWORK_HEADER]: network });
  const { MAX_SIGN_UPS_PER_ADDRESS_DAY: max } = LIMITS;
  await city.handle.prisma.rateLimit.create({
    data: { id: "x", key: "sign-ups 10.9.9.9/32", count: max, lastRequest: BigInt(Date.now()) },
  });
  const refused = await signUp("10.9.9.9/32");
  expect([refused.status, await refused.json()]).toMatchObject([
    429,
    { code: "TOO_MANY_SIGN_UPS", message: expect.stringContaining("200 accounts were requested") },
  ]);
  expect((await signUp("10.9.9.8/32")).status).toBe(400);
});
