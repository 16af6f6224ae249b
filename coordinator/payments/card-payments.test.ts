import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { checkoutEvent, disputeEvent, refundEvent } from "#suites/kit/stripe/stripe-events";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { sendWaitingRefunds } from "./send-refund";
import { openPayingCity, type PayingCity } from "./testing/paying-city";

const { getPaymentsDesk, refundPayment, startCardPayment } = checkedVerbs;

let at: PayingCity;

beforeAll(async () => {
  at = await openPayingCity();
});
afterAll(() => at.close());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    ({ code }) => code,
  );
const desk = () => getPaymentsDesk({ ctx: at.treasurer, input: {} });
const refund = (paymentId: string, amount: string) =>
  refundPayment({ ctx: at.treasurer, input: { paymentId, amount } });

test("a payment waits for the bank, and is the customer's once it is confirmed", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "25.00");
  expect(payment.cents).toBe(2_500);
  expect(at.stripe.sessions.at(-1)?.fields.get("client_reference_id")).toBe(payment.paymentId);
  expect((await at.own(ctx)).payments).toMatchObject([{ state: "open", amountNanos: 25e9 }]);
  expect(await at.tell(checkoutEvent({ ...payment, status: "unpaid" }))).toBe("counted");
  expect(await at.money(ctx)).toEqual([0, 0]);
  expect(await at.tell(checkoutEvent(payment, "checkout.session.async_payment_succeeded"))).toBe("counted");
  expect((await at.own(ctx)).payments).toMatchObject([{ state: "paid" }]);
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[2_500, 0], 0]);
});

test("the same event, other events of the same payment, and both at once count once", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "10");
  const event = checkoutEvent(payment);
  const outcomes = await Promise.all([event, event, event, checkoutEvent(payment)].map((one) => at.tell(one)));
  expect(outcomes.filter((outcome) => outcome === "known")).toHaveLength(2);
  await at.tell(checkoutEvent({ ...payment, status: "unpaid" }, "checkout.session.expired"));
  expect((await at.own(ctx)).payments).toMatchObject([{ state: "paid" }]);
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[1_000, 0], 0]);
});

test("an event may be faster than the answer to our own call, and a page that closed may have been paid", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "10");
  await at.city.handle.prisma.cardPayment.update({ where: { id: payment.paymentId }, data: { session: null } });
  await at.tell(checkoutEvent({ ...payment, status: "unpaid" }, "checkout.session.expired"));
  expect((await at.own(ctx)).payments).toMatchObject([{ state: "expired" }]);
  await at.paid(payment);
  expect(await at.money(ctx)).toEqual([1_000, 0]);
});

test("another amount, another currency, another page, an unknown or nobody's payment credits nobody, and is listed", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "10");
  const wrong = [
    { ...payment, cents: 100_000 },
    { ...payment, cents: 999 },
    { ...payment, currency: "jpy" },
    { ...payment, session: "cs_of_another_shop" },
    { ...payment, intent: null },
    { ...payment, paymentId: "pay_0000000000000000" },
    { ...payment, paymentId: null },
  ].map((one) => checkoutEvent(one));
  for (const event of wrong) expect(await at.tell(event)).toBe("unplaced");
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[0, 0], 0]);
  const listed = (await desk()).unplaced.map(({ id }) => id);
  expect(listed).toEqual(expect.arrayContaining(wrong.map(({ id }) => id)));
  await at.paid(payment);
  expect(await at.money(ctx)).toEqual([1_000, 0]);
});

test("a crash between the steps leaves nothing, and the event that comes again counts", async () => {
  const { pool } = at.city.handle;
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "77.77");
  const event = checkoutEvent(payment);
  await pool.query("ALTER TABLE entry ADD CONSTRAINT broken CHECK (amount_nanos <> 77770000000) NOT VALID");
  await expect(at.tell(event)).rejects.toThrow("broken");
  await pool.query("ALTER TABLE entry DROP CONSTRAINT broken");
  expect(await at.money(ctx)).toEqual([0, 0]);
  expect(await at.tell(event)).toBe("counted");
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[7_777, 0], 0]);
});

test("the page says what the service cannot do, and bounds what may be begun", async () => {
  const ctx = await at.customer();
  const begin = (amount: string) => codeOf(startCardPayment({ ctx, input: { amount } }));
  expect([await begin("4.99"), await begin("5000.01")]).toEqual(["CONFLICT", "CONFLICT"]);
  for (const amount of ["0", "-5", "5.001", "1e3", "NaN"]) expect(await begin(amount)).toBe("INVALID_INPUT");
  at.stripe.mood = "broken";
  expect(await begin("10")).toBe("UNAVAILABLE");
  at.stripe.mood = "refusing";
  expect(await begin("10")).toBe("CONFLICT");
  at.stripe.mood = "well";
  const codes = [];
  for (let times = 0; times < LIMITS.MAX_CHECKOUTS_PER_DAY; times++) codes.push(await begin("10"));
  expect(codes.at(-1)).toBe("TOO_MANY_REQUESTS");
});

test("a treasurer refunds what is left and unspent, to the last cent and once", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "20");
  expect(await codeOf(refund(payment.paymentId, "1"))).toBe("CONFLICT");
  await at.paid(payment);
  const tries = await Promise.all(Array.from({ length: 4 }, () => codeOf(refund(payment.paymentId, "8"))));
  expect(tries.sort()).toEqual(["CONFLICT", "CONFLICT", "done", "done"]);
  await expect(refund(payment.paymentId, "4.01")).rejects.toThrow("At most C$4.00");
  expect(await refund(payment.paymentId, "4")).toEqual({ state: "sent" });
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[0, 0], 0]);
  expect((await at.own(ctx)).payments[0]?.back.map(({ state }) => state)).toEqual(["done", "done", "done"]);
  expect(await codeOf(refund("pay_0000000000000000", "1"))).toBe("NOT_FOUND");
});

test("the provider's events of our own refund change nothing more, before and after its answer; a failure gives it back", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "20");
  await at.paid(payment);
  await refund(payment.paymentId, "5");
  const sent = at.stripe.refunds.at(-1);
  const ours = sent?.fields.get("metadata[refund]") ?? "";
  const told = { id: sent?.id ?? "", intent: payment.intent, cents: 500 };
  for (const status of ["pending", "succeeded"])
    expect(await at.tell(refundEvent({ ...told, status }, ours))).toBe("counted");
  expect(await at.money(ctx)).toEqual([1_500, 0]);
  await at.tell(refundEvent({ ...told, status: "failed" }, ours));
  await at.tell(refundEvent({ ...told, status: "succeeded" }, ours));
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[2_000, 0], 0]);
});

test("a refund whose answer was lost is asked for again with the same key, and made once", async () => {
  const { prisma, cards } = at.city.handle;
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "20");
  await at.paid(payment);
  const before = at.stripe.refunds.length;
  at.stripe.mood = "answer-lost";
  expect(await refund(payment.paymentId, "6")).toEqual({ state: "waits" });
  at.stripe.mood = "well";
  expect(await at.money(ctx)).toEqual([1_400, 0]);
  if (!cards) throw new Error("the city takes cards");
  await sendWaitingRefunds(prisma, cards, Date.now() + 120_000);
  await sendWaitingRefunds(prisma, cards, Date.now() + 120_000);
  expect(at.stripe.refunds.length - before).toBe(1);
  expect((await at.own(ctx)).payments[0]?.back).toMatchObject([{ state: "done", amountNanos: 6e9 }]);
  at.stripe.mood = "refusing";
  expect(await codeOf(refund(payment.paymentId, "6"))).toBe("CONFLICT");
  at.stripe.mood = "well";
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[1_400, 0], 0]);
});

test("a refund or a dispute that is told before its payment waits for it, and is listed until then", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "20");
  const { intent } = payment;
  const back = [
    refundEvent({ id: "re_early", intent, cents: 300, status: "succeeded" }),
    disputeEvent({ id: "dp_early", intent, cents: 700, status: "lost" }),
  ];
  for (const event of back) expect(await at.tell(event)).toBe("unplaced");
  await at.paid(payment);
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[1_000, 0], 0]);
  const listed = (await desk()).unplaced.map(({ id }) => id);
  expect(listed.filter((id) => back.some((event) => event.id === id))).toEqual([]);
});

test("a dispute takes the money at once and a win brings it back, in any order; a bank's question takes nothing", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "20");
  await at.paid(payment);
  const dispute = (id: string, status: string) =>
    at.tell(disputeEvent({ id, intent: payment.intent, cents: 2_000, status }));
  expect(await dispute("dp_1", "warning_needs_response")).toBe("nothing");
  expect(await at.money(ctx)).toEqual([2_000, 0]);
  await dispute("dp_1", "needs_response");
  expect(await at.money(ctx)).toEqual([0, 0]);
  expect((await at.own(ctx)).payments[0]?.back).toMatchObject([{ why: "dispute", state: "open" }]);
  await dispute("dp_1", "won");
  await dispute("dp_1", "needs_response");
  expect(await at.money(ctx)).toEqual([2_000, 0]);
  await dispute("dp_2", "lost");
  await dispute("dp_2", "needs_response");
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[0, 0], 0]);
  const yen = disputeEvent({ id: "dp_3", intent: payment.intent, cents: 5, status: "lost", currency: "jpy" });
  expect(await at.tell(yen)).toBe("unplaced");
  expect(await at.money(ctx)).toEqual([0, 0]);
});
