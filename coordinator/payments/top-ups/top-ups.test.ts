import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { chargeEvent, disputeEvent, refundEvent } from "#suites/kit/stripe/stripe-events";
import { checkedVerbs } from "../../api/testing/checked-verbs";
import type { Context } from "../../auth/context";
import { openPayingCity, type PayingCity } from "../testing/paying-city";
import { beginTopUps } from "./begin-top-ups";
import { topUp } from "./top-up";

const { changeTopUps, endTopUps, judgeCustomer, refundPayment, startTopUps } = checkedVerbs;
const TERMS = { below: "10.00", amount: "20.00", monthly: "100.00" };

let at: PayingCity;
beforeAll(async () => {
  at = await openPayingCity();
});
beforeEach(() => {
  at.stripe.mood = "well";
  at.stripe.bank = "pays";
});
afterAll(() => at.close());

const idOf = ({ person }: Context) => person?.id ?? "";
const round = async () => {
  const { pool, prisma, cards } = at.city.handle;
  if (!cards) throw new Error("the city takes cards");
  await topUp({ pool, prisma, cards }, Date.now());
};
/** As time passes between two rounds: whatever was asked for is asked for again. */
const minuteLater = () =>
  at.city.handle.pool.query("UPDATE card_payment SET asked_at = asked_at - interval '2 minutes'");
const lettersTo = async (owner: string) =>
  (await at.city.handle.prisma.delivery.findMany({ where: { owner }, orderBy: { createdAt: "asc" } })).map(
    ({ kind, facts }) => ({ kind, why: (facts as { why?: string }).why }),
  );
const chargesOf = async (ctx: Context) => {
  const own = new Set((await at.own(ctx)).payments.filter((one) => one.bySavedCard).map(({ id }) => id));
  return at.stripe.intents.filter(({ fields }) => own.has(fields.get("metadata[payment]") ?? ""));
};
const statesOf = async (ctx: Context) =>
  (await at.own(ctx)).payments.filter((one) => one.bySavedCard).map(({ state }) => state);
/** All of it goes: the next round finds the balance low. */
const spend = ({ person }: Context) =>
  at.city.handle.pool.query("UPDATE ledger_account SET balance_nanos = 0 WHERE id = $1", [`customer:${person?.id}`]);

async function typed(ctx: Context, terms = TERMS) {
  const { cardId } = await startTopUps({ ctx, input: terms });
  const session = at.stripe.sessions.at(-1)?.id ?? "";
  return { cardId, event: at.stripe.typeCard(session), holder: `cus_${session}` };
}

/** A customer with 30 dollars and a card that is saved and not charged yet. */
async function withCard(terms = TERMS) {
  const ctx = await at.customer();
  const before = await at.begin(ctx, "30");
  await at.paid(before);
  const { event, holder } = await typed(ctx, { ...terms, below: "1.00" });
  await at.tell(event);
  await round();
  expect((await at.own(ctx)).topUps).toMatchObject({ brand: "visa", lastDigits: "4242", whyOff: null, monthNanos: 0 });
  await changeTopUps({ ctx, input: terms });
  return { ctx, holder };
}

test("a card is typed at the provider, saved once, and charged when the balance is low, by however many coordinators", async () => {
  const ctx = await at.customer();
  const { cardId, event } = await typed(ctx);
  expect(await at.own(ctx)).toMatchObject({ topUps: null, typingCards: [cardId] });
  await Promise.all([event, event].map((one) => at.tell(one)));
  await Promise.all([round(), round(), round()]);
  await at.tell(event);
  await round();
  expect(await at.own(ctx)).toMatchObject({ typingCards: [], topUps: { monthNanos: 20e9, whyOff: null } });
  expect(await at.money(ctx)).toEqual([2_000, 0]);
  const [charge, ...others] = await chargesOf(ctx);
  expect(others).toEqual([]);
  expect(Object.fromEntries(charge?.fields ?? [])).toMatchObject({
    amount: "2000",
    currency: "cad",
    off_session: "true",
  });
  expect(await lettersTo(idOf(ctx))).toEqual([{ kind: "top-up.paid" }]);
  expect(await at.ledgerSum()).toBe(0);
});

test("an attempt whose coordinator died, before or after it asked, is asked for again and charged once", async () => {
  for (const mood of ["broken", "answer-lost"] as const) {
    const { ctx } = await withCard({ ...TERMS, below: "50.00" });
    await beginTopUps(at.city.handle.pool);
    at.stripe.mood = mood;
    await round();
    await Promise.all([round(), round()]);
    expect(await statesOf(ctx)).toEqual(["open"]);
    expect((await at.own(ctx)).topUps).toMatchObject({ monthNanos: 20e9 });
    at.stripe.mood = "well";
    await minuteLater();
    await Promise.all([round(), round()]);
    expect(await chargesOf(ctx)).toHaveLength(1);
    expect([await statesOf(ctx), await at.money(ctx)]).toEqual([["paid"], [5_000, 0]]);
  }
});

test("events count once, before, after and without the answer; another's amount, currency or payment counts nothing", async () => {
  const { ctx } = await withCard({ ...TERMS, below: "50.00" });
  at.stripe.mood = "answer-lost";
  await round();
  const [charge] = await chargesOf(ctx);
  const [{ id: paymentId = "" } = {}] = (await at.own(ctx)).payments;
  const told = { intent: charge?.id ?? "", paymentId, cents: 2_000 };
  for (const wrong of [{ cents: 2_001 }, { currency: "jpy" }, { paymentId: "pay_0000000000000000" }])
    expect(await at.tell(chargeEvent("succeeded", { ...told, ...wrong }))).toBe("unplaced");
  expect(await at.tell(chargeEvent("created", told))).toBe("nothing");
  expect(await at.money(ctx)).toEqual([3_000, 0]);
  const event = chargeEvent("succeeded", told);
  await Promise.all([event, event, chargeEvent("succeeded", told)].map((one) => at.tell(one)));
  // An older failure of the same attempt is told later.
  await at.tell(chargeEvent("payment_failed", { ...told, code: "card_declined" }));
  at.stripe.mood = "well";
  await minuteLater();
  await round();
  expect([await at.money(ctx), await statesOf(ctx)]).toEqual([[5_000, 0], ["paid"]]);
  expect((await at.own(ctx)).topUps).toMatchObject({ whyOff: null });
  expect((await lettersTo(idOf(ctx))).filter(({ kind }) => kind === "top-up.paid")).toHaveLength(1);
});

test("a payment of a checkout is not paid twice by the other events that Stripe has of it", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "10");
  const told = { intent: payment.intent, paymentId: payment.paymentId, cents: 1_000 };
  await at.tell(chargeEvent("payment_failed", { ...told, code: "card_declined" }));
  await at.tell(chargeEvent("succeeded", told));
  expect(await at.money(ctx)).toEqual([0, 0]);
  await at.paid(payment);
  expect(await at.money(ctx)).toEqual([1_000, 0]);
});

test("a card that is declined, or whose bank wants its owner, is charged no more until the customer says so, and told once", async () => {
  const codes = { declines: "card_declined", "asks-owner": "authentication_required" } as const;
  for (const [bank, why] of [
    ["declines", "declined"],
    ["asks-owner", "needs-owner"],
  ] as const) {
    const { ctx } = await withCard({ ...TERMS, below: "50.00" });
    at.stripe.bank = bank;
    await round();
    const [charge] = await chargesOf(ctx);
    const paymentId = charge?.fields.get("metadata[payment]") ?? "";
    await at.tell(
      chargeEvent("payment_failed", { intent: charge?.id ?? "", paymentId, cents: 2_000, code: codes[bank] }),
    );
    await round();
    expect(await lettersTo(idOf(ctx))).toEqual([{ kind: "top-up.stopped", why }]);
    expect(await at.own(ctx)).toMatchObject({ topUps: { whyOff: why, monthNanos: 0 } });
    expect(await statesOf(ctx)).toEqual(["failed"]);
    at.stripe.bank = "pays";
    await round();
    expect(await at.money(ctx)).toEqual([3_000, 0]);
    await changeTopUps({ ctx, input: { ...TERMS, below: "50.00" } });
    await round();
    expect(await at.money(ctx)).toEqual([5_000, 0]);
  }
});

test("a bank that takes days is not asked again, and its word counts when it comes", async () => {
  const { ctx } = await withCard({ ...TERMS, below: "50.00" });
  at.stripe.bank = "takes-days";
  await round();
  await minuteLater();
  await round();
  const [charge, ...others] = await chargesOf(ctx);
  expect([others, await statesOf(ctx)]).toEqual([[], ["open"]]);
  const paymentId = charge?.fields.get("metadata[payment]") ?? "";
  await at.tell(chargeEvent("succeeded", { intent: charge?.id ?? "", paymentId, cents: 2_000 }));
  expect(await at.money(ctx)).toEqual([5_000, 0]);
});

test("an attempt that nobody can tell of for a day stops the card, counts in its month, and is credited if it was paid", async () => {
  const { ctx } = await withCard({ ...TERMS, below: "50.00" });
  at.stripe.mood = "answer-lost";
  await round();
  await at.city.handle.pool.query(
    "UPDATE card_payment SET at = at - interval '23 hours' WHERE customer_id = $1 AND state = 'open'",
    [idOf(ctx)],
  );
  at.stripe.mood = "well";
  await minuteLater();
  await round();
  expect([await statesOf(ctx), await at.money(ctx)]).toEqual([["expired"], [3_000, 0]]);
  expect((await at.own(ctx)).topUps).toMatchObject({ whyOff: "unanswered" });
  const [charge] = await chargesOf(ctx);
  const paymentId = charge?.fields.get("metadata[payment]") ?? "";
  await at.tell(chargeEvent("succeeded", { intent: charge?.id ?? "", paymentId, cents: 2_000 }));
  expect(await at.money(ctx)).toEqual([5_000, 0]);
});

test("a month's bound holds for several attempts, whatever is removed, saved anew or changed meanwhile", async () => {
  const terms = { below: "10.00", amount: "20.00", monthly: "50.00" };
  const { ctx } = await withCard(terms);
  const attempts = async () => {
    await spend(ctx);
    await Promise.all([round(), round()]);
    return (await statesOf(ctx)).length;
  };
  expect([await attempts(), await attempts(), await attempts()]).toEqual([1, 2, 2]);
  await endTopUps({ ctx, input: {} });
  await at.tell((await typed(ctx, terms)).event);
  await round();
  expect([await attempts(), (await at.own(ctx)).topUps?.monthNanos]).toEqual([2, 40e9]);
  await changeTopUps({ ctx, input: { ...terms, monthly: "60.00" } });
  expect([await attempts(), await attempts()]).toEqual([3, 3]);
  // The month before.
  await at.city.handle.pool.query(
    "UPDATE card_payment SET at = date_trunc('month', now(), 'UTC') - interval '1 ms' WHERE customer_id = $1",
    [idOf(ctx)],
  );
  expect(await attempts()).toBe(4);
});

test("a removed card is charged no more, not even for an attempt that was written, and is forgotten at the provider", async () => {
  const { ctx, holder } = await withCard({ ...TERMS, below: "50.00" });
  await beginTopUps(at.city.handle.pool);
  await endTopUps({ ctx, input: {} });
  at.stripe.mood = "broken";
  await round();
  expect(at.stripe.holders.has(holder)).toBe(true);
  at.stripe.mood = "well";
  await round();
  expect(at.stripe.holders.has(holder)).toBe(false);
  expect([await chargesOf(ctx), await statesOf(ctx), await at.money(ctx)]).toEqual([[], ["failed"], [3_000, 0]]);
  expect(await at.city.handle.prisma.savedCard.count({ where: { holder } })).toBe(0);
  await expect(changeTopUps({ ctx, input: TERMS })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a card that is typed after it was removed, or that another replaces, is forgotten too", async () => {
  const ctx = await at.customer();
  const late = await typed(ctx);
  await endTopUps({ ctx, input: {} });
  await at.tell(late.event);
  const [first, second] = [await typed(ctx), await typed(ctx)];
  await Promise.all([at.tell(first.event), at.tell(second.event)]);
  await Promise.all([round(), round()]);
  await round();
  const kept = [late, first, second].filter(({ holder }) => at.stripe.holders.has(holder));
  expect(kept).toHaveLength(1);
  expect(await chargesOf(ctx)).toHaveLength(1);
});

test("a new card takes over at once from one whose attempt was written and not asked for", async () => {
  const { ctx } = await withCard({ ...TERMS, below: "50.00" });
  await beginTopUps(at.city.handle.pool);
  const { event, holder } = await typed(ctx, { ...TERMS, below: "50.00" });
  await at.tell(event);
  await round();
  expect(await statesOf(ctx)).toEqual(["paid", "failed"]);
  expect((await chargesOf(ctx)).map(({ fields }) => fields.get("customer"))).toEqual([holder]);
});

test("a refused key of the city's ends nobody's topping up, and keeps cards until it is mended", async () => {
  const { ctx } = await withCard({ ...TERMS, below: "50.00" });
  at.stripe.mood = "keyless";
  await round();
  expect(await at.own(ctx)).toMatchObject({
    topUps: { whyOff: null },
    payments: [{ state: "open" }, { state: "paid" }],
  });
  at.stripe.mood = "well";
  await minuteLater();
  await round();
  expect(await at.money(ctx)).toEqual([5_000, 0]);
});

test("what went back, by a refund or a dispute, is not charged again, and the ledger agrees", async () => {
  for (const back of ["refund", "event", "dispute"] as const) {
    const { ctx } = await withCard({ ...TERMS, below: "50.00" });
    await round();
    const [payment] = (await at.own(ctx)).payments;
    const [{ id: intent = "" } = {}] = await chargesOf(ctx);
    if (back === "refund")
      await refundPayment({ ctx: at.treasurer, input: { paymentId: payment?.id ?? "", amount: "20" } });
    else if (back === "event")
      await at.tell(refundEvent({ id: `re_${intent}`, intent, cents: 2_000, status: "succeeded" }));
    else await at.tell(disputeEvent({ id: `dp_${intent}`, intent, cents: 2_000, status: "needs_response" }));
    await round();
    expect([await at.money(ctx), await statesOf(ctx)]).toEqual([[3_000, 0], ["paid"]]);
    expect((await at.own(ctx)).topUps).toMatchObject({ whyOff: "taken-back" });
    expect((await lettersTo(idOf(ctx))).at(-1)).toEqual({ kind: "top-up.stopped", why: "taken-back" });
  }
});

test("who may submit nothing is charged nothing", async () => {
  const { ctx } = await withCard({ ...TERMS, below: "50.00" });
  const moderator = await at.city.person("Mo", "moderator");
  const judged = { customerId: idOf(ctx), reason: "Looked at" };
  await judgeCustomer({ ctx: moderator, input: { ...judged, standing: "frozen" } });
  await round();
  expect(await statesOf(ctx)).toEqual([]);
  await judgeCustomer({ ctx: moderator, input: { ...judged, standing: "none" } });
  await round();
  expect(await statesOf(ctx)).toEqual(["paid"]);
});

test("amounts beyond their bounds are refused, and so are more tries than a thief of cards would like", async () => {
  const ctx = await at.customer();
  const start = (terms: object) => startTopUps({ ctx, input: { ...TERMS, ...terms } });
  for (const terms of [
    { below: "0.99" },
    { amount: "4.99" },
    { amount: "5000.01" },
    { monthly: "19.99" },
    { monthly: "20000.01" },
  ])
    await expect(start(terms)).rejects.toMatchObject({ code: "CONFLICT" });
  for (const amount of ["0", "-5", "1e3", "NaN"])
    await expect(start({ amount })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  at.stripe.mood = "broken";
  await expect(start({})).rejects.toMatchObject({ code: "UNAVAILABLE" });
  at.stripe.mood = "well";
  const codes = [];
  for (let times = 0; times < 20; times++)
    codes.push(
      await start({}).then(
        () => "done",
        ({ code }) => code,
      ),
    );
  expect(codes.slice(0, 19).every((code) => code === "done")).toBe(true);
  expect(codes.at(-1)).toBe("TOO_MANY_REQUESTS");
});
