import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { disputeEvent, refundEvent } from "#suites/kit/stripe/stripe-events";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { openPayingCity, type PayingCity } from "../payments/testing/paying-city";
import { citySnapshot } from "../testing/city-snapshot";

const { compareBankFile, recordPayment, takeBackTransfer, refundPayment } = checkedVerbs;

let at: PayingCity;

beforeAll(async () => {
  at = await openPayingCity();
});
afterAll(() => at.close());

const HEADER = "balance_transaction_id,created_utc,currency,gross,reporting_category,source_id,payment_intent_id";
const today = new Date().toISOString().slice(0, 10);
let transactions = 0;
const row = (category: string, source: string, gross: string, intent = "") =>
  `txn_${transactions++},${today} 12:00:00,cad,${gross},${category},${source},${intent}`;
const stripeFile = (...rows: string[]) => [HEADER, ...rows, ""].join("\n");
const compare = (text: string) => compareBankFile({ ctx: at.treasurer, input: { text } });

async function sectionOf(text: string, kind = "payment") {
  const section = (await compare(text)).sections.find((one) => one.kind === kind);
  if (!section) throw new Error("it has no such section");
  return section;
}

test("what Stripe has and what is here agree, or stand in one list each; nothing is changed by it", async () => {
  const ctx = await at.customer();
  const [one, two, unknownThere] = [await at.begin(ctx, "20"), await at.begin(ctx, "30"), await at.begin(ctx, "40")];
  for (const payment of [one, two, unknownThere]) await at.paid(payment);
  const same = row("charge", "ch_1", "20.00", one.intent);
  const file = stripeFile(
    same,
    same,
    row("charge", "ch_2", "30.01", two.intent),
    row("charge", "ch_3", "5.00", "pi_of_nobody"),
    row("payout", "po_1", "-100.00"),
  );
  const before = await citySnapshot(at.city.handle);
  const first = await compare(file);
  expect(await compare(file)).toEqual(first);
  expect(await citySnapshot(at.city.handle)).toEqual(before);
  expect(first).toMatchObject({ file: "stripe", others: 0, payouts: { count: 1, nanos: 100e9 } });
  const [payments] = first.sections;
  expect(payments?.agreeing).toEqual({ count: 1, nanos: 20e9 });
  expect(payments?.differences).toEqual([
    { why: "missing-here", key: "pi_of_nobody", oursNanos: null, theirsNanos: 5e9 },
    { why: "missing-there", key: unknownThere.intent, oursNanos: 40e9, theirsNanos: null },
    { why: "differs", key: two.intent, oursNanos: 30e9, theirsNanos: 30.01e9 },
    { why: "twice", key: one.intent, oursNanos: null, theirsNanos: 20e9 },
  ]);
});

test("refunds of ours and of theirs, failed ones, and disputes are compared with what the ledger has booked", async () => {
  const ctx = await at.customer();
  const payment = await at.begin(ctx, "50");
  await at.paid(payment);
  const { intent, paymentId } = payment;
  await refundPayment({ ctx: at.treasurer, input: { paymentId, amount: "5" } });
  const ours = at.stripe.refunds.at(-1)?.id ?? "";
  await at.tell(refundEvent({ id: "re_theirs", intent, cents: 700, status: "succeeded" }));
  await at.tell(refundEvent({ id: "re_failed", intent, cents: 300, status: "failed" }));
  await at.tell(disputeEvent({ id: "dp_open", intent, cents: 1_000, status: "needs_response" }));
  const rows = [
    row("charge", "ch_4", "50.00", intent),
    row("refund", ours, "-5.00", intent),
    row("refund", "re_theirs", "-7.00", intent),
    row("refund", "re_failed", "-3.00", intent),
    row("refund_failure", "re_failed", "3.00", intent),
  ];
  expect(await sectionOf(stripeFile(...rows), "refund")).toMatchObject({
    agreeing: { count: 3, nanos: 12e9 },
    differences: [],
  });
  expect((await sectionOf(stripeFile(...rows), "dispute")).differences).toEqual([
    { why: "missing-there", key: "dp_open", oursNanos: 10e9, theirsNanos: null },
  ]);
  const all = stripeFile(...rows, row("dispute", "dp_open", "-10.00", intent));
  expect(await sectionOf(all, "dispute")).toMatchObject({ agreeing: { count: 1 }, differences: [] });
});

test("transfers are known by their references, however the bank writes them", async () => {
  const ctx = await at.customer();
  const record = (reference: string, amount: string) =>
    recordPayment({ ctx: at.treasurer, input: { customerId: ctx.person?.id ?? "", amount, reference } });
  await record("INV 7", "12.50");
  await record("INV 8", "1");
  await record("INV 9", "2");
  await record("INV 10", "70");
  const corrected = { amount: "63", reference: "INV 10", why: "correction", reason: "A nought too many" };
  await takeBackTransfer({ ctx: at.treasurer, input: { customerId: ctx.person?.id ?? "", ...corrected } });
  const file = `date,amount,reference\n${today},12.50,inv7\n${today},1.10,INV 8\n${today},7,INV 10\n${today},3,"=cmd()"\n${today},-50,Rent\n`;
  const answer = await compare(file);
  expect(answer).toMatchObject({ file: "bank", others: 1 });
  expect(answer.sections).toHaveLength(1);
  expect(answer.sections[0]?.differences).toEqual([
    { why: "missing-here", key: "=cmd()", oursNanos: null, theirsNanos: 3e9 },
    { why: "missing-there", key: "INV 9", oursNanos: 2e9, theirsNanos: null },
    { why: "differs", key: "INV 8", oursNanos: 1e9, theirsNanos: 1.1e9 },
  ]);
});

test("a large file is bounded in what it shows, and every line is counted", async () => {
  const rows = Array.from({ length: LIMITS.MAX_BANK_FILE_ROWS - 1 }, (_, n) =>
    row("charge", `ch_${n}`, "1.00", `pi_x${n}`),
  );
  const { counts, differences } = await sectionOf(stripeFile(...rows));
  expect(counts["missing-here"]).toBe(rows.length);
  expect(differences.filter(({ why }) => why === "missing-here")).toHaveLength(LIMITS.MAX_DIFFERENCES_SHOWN);
});

test("a file that cannot be read is refused whole, and says where", async () => {
  await expect(compare("hello")).rejects.toThrow("neither Stripe's");
  await expect(compare(stripeFile(row("charge", "ch_1", "a lot", "pi_1")))).rejects.toThrow(
    "Line 2 has something in the column gross",
  );
  await expect(compare("x".repeat(LIMITS.MAX_BANK_FILE_CHARS + 1))).rejects.toMatchObject({ code: "INVALID_INPUT" });
});
