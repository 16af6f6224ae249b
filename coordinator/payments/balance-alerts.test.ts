import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { fixedSpaces } from "#protocol/text/fixed-spaces";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { deliverDue } from "../deliveries/deliver-due";
import { deliverOnce } from "../duties/delivery-duty";
import type { Letter } from "../mail/mailer";
import { PostOffice } from "../mail/post-office";
import { type EarningCity, openEarningCity } from "../rewards/testing/earning-city";
import { tellLowBalances } from "./balance-alerts";

const { cancelJob, getPayments, recordPayment, setBalanceAlert } = checkedVerbs;

let at: EarningCity;
beforeAll(async () => {
  at = await openEarningCity();
});
afterAll(() => at.city.close());

const tell = () => tellLowBalances(at.city.handle.pool);
const idOf = ({ person }: Context) => person?.id ?? "";
const alertAt = (ctx: Context, below: string | null) => setBalanceAlert({ ctx, input: { below } });
const lettersTo = async (ctx: Context) =>
  (await at.city.handle.prisma.delivery.findMany({ where: { owner: idOf(ctx) }, orderBy: { createdAt: "asc" } })).map(
    ({ kind, facts }) => ({ kind, facts }),
  );
/** The last letter was written two days ago. */
const later = (ctx: Context) =>
  at.city.handle.pool.query("UPDATE balance_alert SET told_at = told_at - interval '2 days' WHERE person_id = $1", [
    idOf(ctx),
  ]);

test("a fall is told once, however often one looks and however many look at once", async () => {
  const ctx = await at.customer({ paid: "12", gift: "8" });
  await alertAt(ctx, "10.00");
  await tell();
  expect(await lettersTo(ctx)).toEqual([]);
  await at.job(ctx, "11");
  await Promise.all([tell(), tell(), tell()]);
  await tell();
  expect(await lettersTo(ctx)).toEqual([
    { kind: "balance.low", facts: { freeNanos: 9e9, belowNanos: 10e9, customerId: idOf(ctx) } },
  ]);
  await later(ctx);
  await tell();
  expect(await lettersTo(ctx)).toHaveLength(1);
});

test("a balance that moves around the amount is one fall, until it has been a tenth above it", async () => {
  const ctx = await at.customer({ paid: "10.50" });
  await alertAt(ctx, "10.00");
  for (let n = 0; n < 3; n++) {
    const jobId = await at.job(ctx, "1");
    await tell();
    await cancelJob({ ctx, input: { jobId } });
    await at.city.handle.coordinator.settled();
    await tell();
    await later(ctx);
  }
  expect(await lettersTo(ctx)).toHaveLength(1);
  const payment = { customerId: idOf(ctx), amount: "0.50", reference: "A tenth more" };
  await recordPayment({ ctx: at.admins[0], input: payment });
  await tell();
  await at.job(ctx, "2");
  await tell();
  expect(await lettersTo(ctx)).toHaveLength(2);
});

test("falls of one day are one letter; the second is told the day after if it lasts", async () => {
  const ctx = await at.customer({ paid: "20" });
  await alertAt(ctx, "10.00");
  const jobId = await at.job(ctx, "15");
  await tell();
  await cancelJob({ ctx, input: { jobId } });
  await at.city.handle.coordinator.settled();
  await tell();
  await at.job(ctx, "15");
  await tell();
  expect(await lettersTo(ctx)).toHaveLength(1);
  // Setting it anew, or ending it and beginning again, does not make the day shorter.
  await alertAt(ctx, null);
  await alertAt(ctx, "2.00");
  await at.job(ctx, "4");
  await tell();
  expect(await lettersTo(ctx)).toHaveLength(1);
  await later(ctx);
  await tell();
  expect(await lettersTo(ctx)).toHaveLength(2);
});

test("who chooses more than they have is not written to at once, and who ends it not at all", async () => {
  const ctx = await at.customer({ paid: "5" });
  await alertAt(ctx, "10.00");
  await tell();
  expect(await getPayments({ ctx, input: {} })).toMatchObject({ alertBelowNanos: 10e9 });
  await alertAt(ctx, "4.00");
  await alertAt(ctx, null);
  await at.job(ctx, "4");
  await tell();
  expect(await getPayments({ ctx, input: {} })).toMatchObject({
    alertBelowNanos: null,
    canBeWritten: "city-sends-no-mail",
  });
  expect(await lettersTo(ctx)).toEqual([]);
});

test("an amount of nothing, below nothing or beyond all money is refused", async () => {
  const ctx = await at.customer({ paid: "5" });
  const beyond = String(LIMITS.MAX_ALERT_CENTS / 100 + 1);
  for (const below of ["0.99", beyond]) await expect(alertAt(ctx, below)).rejects.toMatchObject({ code: "CONFLICT" });
  for (const below of ["0", "-5", "1e3", "1.234", "a lot"])
    await expect(alertAt(ctx, below)).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("the letter goes to a proven address only, in its customer's language, and names no card", async () => {
  const { prisma, pool, config, log, limits, tries, outbound } = at.city.handle;
  const letters: Letter[] = [];
  const mailer = { check: async () => undefined, send: async (letter: Letter) => void letters.push(letter) };
  const post = new PostOffice({ mailer, tries, limits, log });
  const french = { ...(await at.customer({ paid: "12" })), language: "fr" as const };
  const unproven = await at.customer({ paid: "12" });
  await prisma.person.update({ where: { id: idOf(french) }, data: { emailVerified: true } });
  for (const ctx of [french, unproven]) {
    await alertAt(ctx, "10.00");
    await at.job(ctx, "3.50");
  }
  await pool.query("UPDATE delivery SET next_at = NULL");
  await tell();
  await deliverDue({ pool, random: () => 0, deliver: deliverOnce({ config, outbound, post, prisma }) });
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({ to: french.person?.email });
  expect(letters[0]?.subject).toContain(fixedSpaces("Il reste moins de 10,00 $ CA"));
  expect(letters[0]?.text).toContain(fixedSpaces("8,50 $ CA"));
  expect(letters[0]?.text).toContain("/payments");
  const given = await prisma.delivery.findFirst({ where: { owner: idOf(unproven) } });
  expect(given).toMatchObject({ deliveredAt: null, nextAt: null, problem: { kind: "address-unproven" } });
});
