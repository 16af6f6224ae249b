import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkoutEvent, disputeEvent, refundEvent } from "#suites/kit/stripe/stripe-events";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { openPayingCity, type PayingCity } from "./testing/paying-city";

const { cancelJob, refundPayment, submitJob } = checkedVerbs;
const PAYMENT = 1_000;

let at: PayingCity;
let program: string;

beforeAll(async () => {
  at = await openPayingCity();
  program = await at.city.upload(DOUBLE);
});
afterAll(() => at.close());

const step = fc.constantFrom(
  ...([
    "paid",
    "paid again",
    "refund by us",
    "refund by them",
    "refund failed",
    "dispute",
    "won",
    "lost",
    "spend",
    "cancel",
  ] as const),
);

/** Each run has a customer, two payments and twelve things that happen to them. */
test("after any sequence of payments, refunds, disputes and jobs every cent is in one place", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(1)), { minLength: 12, maxLength: 12 }), async (steps) => {
      const ctx = await at.customer();
      const payments = [await at.begin(ctx, "10"), await at.begin(ctx, "10")];
      const known = { paid: [false, false], theirs: [0, 0], ours: [0, 0], dispute: ["none", "none"] };
      const jobs: string[] = [];
      for (const [act, n] of steps) {
        const payment = payments[n] ?? payments[0];
        if (!payment) throw new Error("there are two");
        const { intent, paymentId } = payment;
        const [refund, dispute] = [`re_${paymentId}`, `dp_${paymentId}`];
        if (act === "paid" || act === "paid again") {
          await at.tell(checkoutEvent(payment));
          known.paid[n] = true;
        } else if (act === "refund by us") {
          const input = { paymentId, amount: "2" };
          const done = await refundPayment({ ctx: at.treasurer, input }).catch(() => undefined);
          if (done) known.ours[n] = (known.ours[n] ?? 0) + 200;
        } else if (act === "refund by them" || act === "refund failed") {
          const status = act === "refund failed" ? "failed" : "succeeded";
          await at.tell(refundEvent({ id: refund, intent, cents: 300, status }));
          if (status === "failed") known.theirs[n] = -1;
          else if (known.theirs[n] === 0) known.theirs[n] = 300;
        } else if (act === "spend") {
          const input = manifest(program, { budget: "7", cores: 0 });
          const job = await submitJob({ ctx, input }).catch(() => undefined);
          if (job) jobs.push(job.id);
        } else if (act === "cancel") {
          const jobId = jobs.pop();
          if (jobId) await cancelJob({ ctx, input: { jobId } });
        } else {
          const status = act === "dispute" ? "needs_response" : act;
          await at.tell(disputeEvent({ id: dispute, intent, cents: PAYMENT, status }));
          if (known.dispute[n] !== "won" && !(known.dispute[n] === "lost" && act === "dispute")) known.dispute[n] = act;
        }
      }
      const expected = [0, 1].reduce((sum, n) => {
        if (!known.paid[n]) return sum;
        const disputed = known.dispute[n] === "dispute" || known.dispute[n] === "lost" ? PAYMENT : 0;
        return sum + PAYMENT - Math.max(0, known.theirs[n] ?? 0) - (known.ours[n] ?? 0) - disputed;
      }, 0);
      const [free, owed] = await at.money(ctx);
      expect(free - owed + jobs.length * 700).toBe(expected);
      expect(Math.min(free, owed)).toBe(0);
      expect(await at.ledgerSum()).toBe(0);
    }),
    { numRuns: Number(process.env["FUZZ_TIMES"] ?? 1) * 15 },
  );
});
