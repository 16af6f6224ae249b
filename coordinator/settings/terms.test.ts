import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { DAY } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { FIRST_TERMS_TEXT } from "#protocol/people/first-terms";
import type { AdminRole } from "#protocol/people/roles";
import { FIRST_TERMS, type TermsText } from "#protocol/people/terms";
import { TERMS_SETTING, writeTermsText } from "#protocol/settings/terms-setting";
import { owesConsent } from "../api/account/terms/owes-consent";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { openTestCity, type TestCity } from "../api/testing/open-test-city";
import type { Context } from "../auth/context";

const { acceptTerms, announceTerms, getTerms, listAudit, listTerms, takeBackSetting } = checkedVerbs;

const STRANGER: Context = { person: null, via: "web" };
let city: TestCity;
let admin: Context;
let people = 0;

beforeAll(async () => {
  city = await openTestCity();
  admin = await person("owner");
});

afterAll(() => city.close());

beforeEach(async () => {
  await city.handle.pool.query("TRUNCATE setting_change, setting_taken_back");
  await city.handle.settings.read();
});

async function person(role: AdminRole | "person"): Promise<Context> {
  people += 1;
  const [name, email] = [`Person ${people}`, `person${people}@example.org`];
  const id = (await city.handle.auth.signUp({ name, email, password: "a long password" })) as CustomerId;
  await city.handle.prisma.person.update({ where: { id }, data: { role } });
  return { person: { id, name, email, role }, via: "test" };
}

const sections = (text: string): TermsText => [
  { en: { title: "Lending", text }, fr: { title: "Prêter", text: `${text} (fr)` } },
];
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const announce = (day: string, written: TermsText, ctx = admin) =>
  announceTerms({ ctx, input: { day, sections: [...written], reason: "A new law" } });

/** As if they had been announced in time. */
async function held(day: string, text: string) {
  const row = { setting: TERMS_SETTING, was: "", holdsFrom: new Date(day), madeBy: "x", reason: "x" };
  await city.handle.prisma.settingChange.create({ data: { ...row, value: writeTermsText(sections(text)) } });
  await city.handle.settings.read();
}

const read = (version?: string) => getTerms({ ctx: STRANGER, input: version === undefined ? {} : { version } });

test("new terms are readable before they hold, and from their day on consent is asked anew", async () => {
  const ctx = await person("person");
  await acceptTerms({ ctx, input: { version: FIRST_TERMS } });
  expect(await owesConsent(ctx)).toBe(false);
  const day = dayIn(2);
  await announce(day, sections("Be kind to {city}.\n\nAlways."));
  expect(await read()).toMatchObject({ version: FIRST_TERMS, versions: [FIRST_TERMS], ahead: day });
  expect((await read(day)).sections).toEqual(sections("Be kind to {city}.\n\nAlways."));
  expect(await owesConsent(ctx)).toBe(false);
  await expect(acceptTerms({ ctx, input: { version: day } })).rejects.toMatchObject({ code: "CONFLICT" });

  const now = dayIn(0);
  await held(now, "It holds.");
  expect(await read()).toMatchObject({ version: now, sections: sections("It holds."), versions: [now, FIRST_TERMS] });
  expect((await read(FIRST_TERMS)).sections).toEqual(FIRST_TERMS_TEXT);
  expect(await owesConsent(ctx)).toBe(true);
  await expect(acceptTerms({ ctx, input: { version: FIRST_TERMS } })).rejects.toMatchObject({ code: "CONFLICT" });
  await acceptTerms({ ctx, input: { version: now } });
  expect(await owesConsent(ctx)).toBe(false);
  const { rows } = await city.handle.pool.query("SELECT version FROM consent WHERE person_id = $1 ORDER BY version", [
    ctx.person?.id,
  ]);
  expect(rows).toEqual([{ version: FIRST_TERMS }, { version: now }]);
});

test("they can be written anew or taken back until they hold, and the history says who did", async () => {
  const day = dayIn(3);
  await announce(day, sections("First."));
  const { change } = await announce(day, sections("Second."));
  expect((await read(day)).sections).toEqual(sections("Second."));
  await takeBackSetting({ ctx: admin, input: { change, reason: "A mistake" } });
  expect((await read(day)).sections).toEqual(sections("First."));
  expect(await listTerms({ ctx: admin, input: {} })).toMatchObject({
    version: FIRST_TERMS,
    changes: [
      { version: day, state: "taken-back", takenBack: { reason: "A mistake" } },
      { version: day, state: "ahead", by: admin.person?.name, reason: "A new law" },
    ],
  });
  const { lines } = await listAudit({ ctx: admin, input: {} });
  expect(lines.slice(0, 2).map(({ act, subject, detail }) => [act, subject, detail])).toEqual([
    ["terms.taken-back", day, "A mistake"],
    ["terms.announced", day, "A new law"],
  ]);
});

test("a day that has begun, another's role, and what is missing, hidden or too long are refused", async () => {
  for (const day of [dayIn(0), dayIn(-1), "2020-01-01"])
    await expect(announce(day, sections("x"))).rejects.toMatchObject({ code: "CONFLICT" });
  for (const role of ["operator", "treasurer", "moderator", "read-only", "person"] as const)
    await expect(announce(dayIn(2), sections("x"), await person(role))).rejects.toMatchObject({ code: "FORBIDDEN" });
  const one = sections("x")[0] as TermsText[number];
  const faulty: unknown[] = [
    [],
    [{ en: one.en }],
    [{ ...one, fr: { title: "", text: "x" } }],
    [{ ...one, en: { title: "x", text: " " } }],
    [{ ...one, en: { title: "x", text: "a\u202eb" } }],
    Array.from({ length: LIMITS.MAX_TERMS_SECTIONS + 1 }, () => one),
  ];
  for (const written of faulty)
    await expect(announce(dayIn(2), written as TermsText)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const long = "x".repeat(LIMITS.MAX_TERMS_SECTION_CHARS);
  const all = Array.from({ length: 10 }, () => ({ en: { ...one.en, text: long }, fr: { ...one.fr, text: long } }));
  await expect(announce(dayIn(2), all)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(read("2020-01-01")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listTerms({ ctx: admin, input: {} })).changes).toEqual([]);
});

test("terms that this version cannot read any more give way to those with which the city began", async () => {
  await held(dayIn(0), "x");
  await city.handle.prisma.settingChange.create({
    data: { setting: TERMS_SETTING, value: "{", was: "", holdsFrom: new Date(), madeBy: "x", reason: "x" },
  });
  await city.handle.settings.read();
  expect(await read()).toMatchObject({ version: FIRST_TERMS, sections: FIRST_TERMS_TEXT });
});
