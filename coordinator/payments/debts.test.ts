import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { disputeEvent } from "#suites/kit/stripe/stripe-events";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { debtWatch } from "../duties/debt-watch";
import { refundDuty } from "../duties/refund-duty";
import { until } from "../testing/until";
import { followDebts } from "./follow-debts";
import { type BegunPayment, openPayingCity, type PayingCity } from "./testing/paying-city";

const { addBudget, cancelJob, getJob, pauseJob, recordPayment, refundPayment, resumeJob, submitJob } = checkedVerbs;

let at: PayingCity;
let program: string;

beforeAll(async () => {
  at = await openPayingCity();
  program = await at.city.upload(DOUBLE);
});
afterAll(() => at.close());

/** Paid in twenty dollars, of which eight are held for a job that runs. */
async function spender() {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "20");
  await at.paid(payment);
  const { id: jobId } = await submitJob({ ctx, input: manifest(program, { budget: "8", cores: 0 }) });
  return { ctx, payment, jobId };
}

let disputes = 0;
const dispute = ({ intent, cents }: BegunPayment, status: string, id = `dp_debt_${disputes++}`) =>
  at.tell(disputeEvent({ id, intent, cents, status }));

test("what was spent is owed: jobs rest and say why, nothing is held meanwhile, and paying lets them go on", async () => {
  const { ctx, payment, jobId } = await spender();
  const byHand = await submitJob({ ctx, input: manifest(program, { budget: "1", cores: 0 }) });
  await pauseJob({ ctx, input: { jobId: byHand.id } });
  await dispute(payment, "lost");
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[0, 900], 0]);
  await followDebts(at.city.handle);
  const now = () => getJob({ ctx, input: { jobId } });
  expect(await now()).toMatchObject({ state: "paused", reason: { kind: "owes-money", nanos: 9e9 } });
  const owing = { code: "NOT_ENOUGH_MONEY", message: expect.stringContaining("You owe C$9.00") };
  await expect(resumeJob({ ctx, input: { jobId } })).rejects.toMatchObject(owing);
  await expect(addBudget({ ctx, input: { jobId, amount: "0.01" } })).rejects.toMatchObject(owing);
  await expect(submitJob({ ctx, input: manifest(program, { budget: "0.01" }) })).rejects.toMatchObject(owing);
  const customerId = ctx.person?.id ?? "";
  const pay = (amount: string) =>
    recordPayment({ ctx: at.treasurer, input: { customerId, amount, reference: `${customerId} ${amount}` } });
  await pay("8.99");
  await followDebts(at.city.handle);
  expect([await at.money(ctx), (await now()).state]).toEqual([[0, 1], "paused"]);
  await at.paid(await at.begin(ctx, "5"));
  await followDebts(at.city.handle);
  expect([await at.money(ctx), (await now()).state]).toEqual([[499, 0], "running"]);
  expect(await getJob({ ctx, input: { jobId: byHand.id } })).toMatchObject({ state: "paused" });
  expect(await at.ledgerSum()).toBe(0);
});

test("while the card service is silent about a refund, jobs of those who owe rest and go on", async () => {
  const { ctx, payment, jobId } = await spender();
  const refunded = await at.begin(ctx, "5");
  await at.paid(refunded);
  const { handle } = at.city;
  if (!handle.cards) throw new Error("the city takes cards");
  at.stripe.mood = "answer-lost";
  await refundPayment({ ctx: at.treasurer, input: { paymentId: refunded.paymentId, amount: "5" } });
  at.stripe.mood = "well";
  await handle.pool.query("UPDATE payment_back SET at = at - interval '5 minutes' WHERE state = 'asked'");
  let [asked, answer] = [false, () => undefined as undefined];
  const silence = new Promise<{ kind: "unknown" }>((resolve) => {
    answer = () => void resolve({ kind: "unknown" });
  });
  const refund = () => {
    asked = true;
    return silence;
  };
  const refunds = refundDuty({ ...handle, cards: { ...handle.cards, refund } });
  await until("the card service is asked", () => asked);
  const debts = debtWatch(handle);
  await dispute(payment, "lost");
  await until("its job rests", async () => (await getJob({ ctx, input: { jobId } })).reason?.kind === "owes-money");
  answer();
  await Promise.all([refunds.close(), debts.close()]);
});

test("what a cancelled job did not spend pays off the debt first", async () => {
  const { ctx, payment, jobId } = await spender();
  await dispute(payment, "lost");
  expect(await at.money(ctx)).toEqual([0, 800]);
  await cancelJob({ ctx, input: { jobId } });
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[0, 0], 0]);
});

test("of two jobs that end together, the second pays off what the first has left of the debt", async () => {
  const { ctx, payment, jobId } = await spender();
  const second = await submitJob({ ctx, input: manifest(program, { budget: "6", cores: 0 }) });
  await at.tell(disputeEvent({ id: "dp_of_two", intent: payment.intent, cents: 1_600, status: "lost" }));
  expect(await at.money(ctx)).toEqual([0, 1_000]);
  const { coordinator } = at.city.handle;
  const reason = { kind: "cancelled-by-customer" } as const;
  for (const id of [jobId, second.id])
    coordinator.dispatch({ kind: "job.changed", jobId: id as JobId, state: "cancelled", reason });
  await coordinator.settled();
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[400, 0], 0]);
});

test("a dispute that is won gives back what it took, debt first", async () => {
  const { ctx, payment } = await spender();
  await dispute(payment, "needs_response", "dp_open");
  expect(await at.money(ctx)).toEqual([0, 800]);
  await dispute(payment, "won", "dp_open");
  expect([await at.money(ctx), await at.ledgerSum()]).toEqual([[1_200, 0], 0]);
});

test("money that is held and taken back at the same moment is never there twice", async () => {
  for (let round = 0; round < 5; round++) {
    const ctx = await at.customer();
    const payment = await at.begin(ctx, "20");
    await at.paid(payment);
    const submit = submitJob({ ctx, input: manifest(program, { budget: "15", cores: 0 }) }).catch(() => undefined);
    const [job] = await Promise.all([submit, dispute(payment, "lost"), at.paid(await at.begin(ctx, "5"))]);
    const [free, owed] = await at.money(ctx);
    const held = job ? 1_500 : 0;
    expect([free - owed + held, Math.min(free, owed), await at.ledgerSum()]).toEqual([500, 0, 0]);
  }
});
