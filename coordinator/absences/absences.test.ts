import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { fixedSpaces } from "#protocol/text/fixed-spaces";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { type Mailbox, openMailbox } from "../testing/mailbox";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { tellAbsences } from "./tell-absences";

const { endAbsenceLetters, getHousehold, setAbsenceLetters } = checkedVerbs;

const REFUSED = "nobody@example.org";

let city: TestCoordinator;
let mailbox: Mailbox;
let people = 0;

beforeAll(async () => {
  mailbox = await openMailbox({ refuses: REFUSED });
  city = await startTestCoordinator({}, { SMTP_URL: mailbox.url, MAIL_FROM: "Stratford <city@example.org>" });
});

afterAll(async () => {
  await city.close();
  await mailbox.close();
});

/** One round of a coordinator, with every household due. */
async function round() {
  await due();
  return tell();
}

/** Those who had no letter this week; and all. A moment is rounded when it is stored, perhaps up. */
const due = (within = "2 hours") =>
  city.handle.pool.query(
    "UPDATE absence_letters SET next_at = now() - interval '1 second' WHERE next_at < now() + $1::interval",
    [within],
  );
const weekLater = () => due("8 days");
const tell = () => {
  const { pool, post, signatures } = city.handle;
  return tellAbsences({ pool, post, signatures, city: "Stratford", siteUrl: city.url });
};

interface Household {
  id: string;
  email: string;
  ctx: Context;
}

/** A household that asked for letters a month ago. */
async function household({ email = "", verified = true, language = "en" as const } = {}): Promise<Household> {
  people += 1;
  const address = email || `person${people}@example.org`;
  const { auth, prisma } = city.handle;
  const id = await auth.signUp({ name: "Ada", email: address, password: "a long password" });
  await city.handle.post.settled();
  await prisma.person.update({ where: { id }, data: { emailVerified: verified } });
  const ctx: Context = { person: { id, name: "Ada", email: address, role: "person" }, via: "web", language };
  await setAbsenceLetters({ ctx, input: { on: true } });
  await ago("absence_letters", "wanted_at", "person_id", id, 30);
  return { id, email: address, ctx };
}

const ago = (table: string, column: string, key: string, value: string, days: number) =>
  city.handle.pool.query(`UPDATE ${table} SET ${column} = now() - $2::float * interval '1 day' WHERE ${key} = $1`, [
    value,
    days,
  ]);

let devices = 0;

/** A device of theirs that was last here so many days ago. */
async function device({ id: ownerId }: Household, days: number, more: object = {}) {
  devices += 1;
  const id = `dev_away_${devices}`;
  const row = { id, label: "Firefox on Linux", engine: "firefox", cores: 4, ownerId };
  await city.handle.prisma.device.create({ data: { ...row, ...more } });
  await ago("device", "last_seen_at", "id", id, days);
  return { id, cameBack: (again: number) => ago("device", "last_seen_at", "id", id, again) };
}

/** Besides those that confirm an address. */
const lettersTo = ({ email }: Household) =>
  mailbox.letters.filter(({ to, raw }) => to === email && /^List-Unsubscribe:/m.test(raw));

test("a device that stays away for a week is told of once, and again only when it was here between", async () => {
  const home = await household();
  const laptop = await device(home, 8, { name: "The laptop" });
  expect(await round()).toBe(1);
  expect(mailbox.textTo(home.email)).toContain('- "The laptop": for 8 days');
  expect(lettersTo(home)[0]?.raw).toContain("Subject: =?UTF-8?Q?=22The_laptop=22_has_been_off_for_a_week?=");
  await weekLater();
  expect(await tell()).toBe(0);
  await laptop.cameBack(7.5);
  await weekLater();
  expect(await tell()).toBe(1);
  expect(lettersTo(home)).toHaveLength(2);
});

test("a household gets one letter a week, about all that is away by then", async () => {
  const home = await household();
  await device(home, 8, { name: "The laptop" });
  await device(home, 9, { name: "The tablet" });
  expect(await round()).toBe(1);
  await device(home, 7.1, { name: "The telephone" });
  expect([await round(), lettersTo(home).length]).toEqual([0, 1]);
  // Asking again brings none sooner.
  await setAbsenceLetters({ ctx: home.ctx, input: { on: false } });
  await setAbsenceLetters({ ctx: home.ctx, input: { on: true } });
  expect(await round()).toBe(0);
  await ago("absence_letters", "wanted_at", "person_id", home.id, 30);
  await weekLater();
  expect(await tell()).toBe(1);
  expect(mailbox.textTo(home.email)).toMatch(/telephone(?![\s\S]*laptop)/);
  const many = await household();
  for (let at = 0; at < LIMITS.MAX_ABSENT_DEVICES_NAMED + 3; at++) await device(many, 8);
  await round();
  expect(mailbox.textTo(many.email)).toContain("- and 3 more");
});

test("nobody is told of what is here, paused, removed or banned, or was away long before they asked", async () => {
  const home = await household();
  const { prisma } = city.handle;
  await device(home, 6.9);
  await device(home, 8, { pausedAt: new Date() });
  await device(home, 8, { removedAt: new Date() });
  await device(home, 8, { state: "banned" });
  await device(home, 38);
  // One that is connected without work, and one that was until yesterday.
  const [idle, left] = [await device(home, 8), await device(home, 8)];
  const { id: coordinator = "" } = (await prisma.coordinator.findFirst()) ?? {};
  await prisma.deviceReport.create({ data: { deviceId: idle.id, connectedTo: coordinator.split(".")[0] ?? "" } });
  await prisma.deviceReport.create({ data: { deviceId: left.id, leftAt: new Date(Date.now() - 86_400_000) } });
  expect([await round(), lettersTo(home).length]).toEqual([0, 0]);
});

test("letters go only to who asked, to verified addresses, and in the language of the asking", async () => {
  const silent = await household();
  await setAbsenceLetters({ ctx: silent.ctx, input: { on: false } });
  const unverified = await household({ verified: false });
  for (const home of [silent, unverified]) await device(home, 8);
  expect(await round()).toBe(0);
  expect(await getHousehold({ ctx: silent.ctx, input: {} })).toMatchObject({ absenceLetters: false, mail: "sent" });
  const theirs = await getHousehold({ ctx: unverified.ctx, input: {} });
  expect(theirs).toMatchObject({ absenceLetters: true, mail: "unverified" });
  const french = await household({ language: "fr" as never });
  await device(french, 8, { name: "Le portable" });
  expect(await round()).toBe(1);
  expect(mailbox.textTo(french.email)).toContain(fixedSpaces("- « Le portable » : depuis 8 jours"));
});

test("a device's own words stay words: they begin no line and no header", async () => {
  const home = await household();
  const name = 'x"\r\nBcc: everybody@example.org\r\n\r\nhttps://evil.example/';
  await device(home, 8, { name, label: "<script>alert(1)</script>" });
  expect(await round()).toBe(1);
  const [letter] = lettersTo(home);
  expect(letter?.raw).not.toMatch(/^Bcc:/im);
  expect(mailbox.textTo(home.email)).not.toMatch(/^https:\/\/evil/m);
  expect(mailbox.letters.map(({ to }) => to)).not.toContain("everybody@example.org");
});

test("two coordinators that look at once send one letter, and one that dies over it none twice", async () => {
  const homes = await Promise.all(Array.from({ length: 6 }, () => household()));
  for (const home of homes) await device(home, 8);
  await due();
  const sent = await Promise.all([tell(), tell(), tell()]);
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(6);
  for (const home of homes) expect(lettersTo(home)).toHaveLength(1);
});

test("a mailbox that refuses the letter is tried another day, and the others get theirs", async () => {
  const [away, home] = [await household({ email: REFUSED }), await household()];
  for (const one of [away, home]) await device(one, 8);
  expect([await round(), lettersTo(home).length]).toEqual([1, 1]);
  const row = await city.handle.prisma.absenceLetters.findUniqueOrThrow({ where: { personId: away.id } });
  expect(row.nextAt.getTime() - Date.now()).toBeGreaterThan(20 * 3_600_000);
  const told = await city.handle.prisma.device.findFirstOrThrow({ where: { ownerId: away.id } });
  expect(told.absenceToldAt).toBeNull();
});

test("the link in a letter ends them without signing in, and one that was made up ends nothing", async () => {
  const [home, other] = [await household(), await household()];
  await device(home, 8);
  await round();
  const [letter] = lettersTo(home);
  const text = mailbox.textTo(home.email);
  const link = /https?:\/\/\S+\/letters\?token=[\w.-]+/.exec(text)?.[0] ?? "";
  expect((letter?.raw ?? "").replace(/\r?\n\s/g, " ")).toContain(`List-Unsubscribe: <${link}>`);
  const token = new URL(link).searchParams.get("token") ?? "";
  const nobody: Context = { person: null, via: "web" };
  const forged = [`${other.id}.${token.split(".")[1]}`, token.slice(0, -1), other.id, "."];
  for (const made of forged) {
    const ending = endAbsenceLetters({ ctx: nobody, input: { token: made } });
    await expect(ending).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  for (let pressed = 0; pressed < 2; pressed++) await endAbsenceLetters({ ctx: nobody, input: { token } });
  const isOn = async ({ ctx }: Household) => (await getHousehold({ ctx, input: {} })).absenceLetters;
  expect([await isOn(home), await isOn(other)]).toEqual([false, true]);
});

test("a round looks at a bounded number of households, and the next one at the others", async () => {
  const { prisma } = city.handle;
  await prisma.absenceLetters.updateMany({ data: { nextAt: new Date(Date.now() + 86_400_000) } });
  const ids = Array.from({ length: LIMITS.MAX_ABSENCES_LOOKED_AT_ONCE + 1 }, (_, at) => `per_crowd_${at}`);
  await prisma.person.createMany({ data: ids.map((id) => ({ id, name: id, email: `${id}@example.org` })) });
  const wanted = { language: "en", wantedAt: new Date(0), nextAt: new Date(0) };
  await prisma.absenceLetters.createMany({ data: ids.map((personId) => ({ personId, ...wanted })) });
  const waiting = () => prisma.absenceLetters.count({ where: { nextAt: { lte: new Date() } } });
  await tell();
  expect(await waiting()).toBe(1);
  await tell();
  expect(await waiting()).toBe(0);
});
