import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { monthBeside } from "#protocol/books/month-beside";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Household } from "../rewards/testing/earning-city";
import { HST, type InvoicingCity, openInvoicingCity } from "./testing/invoicing-city";

const { addBudget, cancelJob, checkMonth, issueCreditNote, listInvoices, recordPayment, setInvoiceTerms } =
  checkedVerbs;

let at: InvoicingCity;
let lender: Household;
let month = "2000-01";
let payments = 0;

beforeAll(async () => {
  at = await openInvoicingCity();
  lender = await at.household();
  const terms = { fromMonth: month, issuer: ["City of Stratford"], taxes: [HST] };
  await setInvoiceTerms({ ctx: at.treasurer, input: terms });
  // Months begin with the first charge.
  await at.charge(await at.job(await at.customer({ gift: "5" }), "1"), lender.deviceId, 1);
  await at.date(`${month}-15T12:00:00Z`);
});
afterAll(() => at.city.close());

const act = fc.constantFrom("charge", "charge", "charge", "take back", "add", "pay in", "end", "month", "credit");
const history = fc.array(fc.tuple(act, fc.nat(1), fc.integer({ min: 1, max: 4e9 })), { minLength: 14, maxLength: 14 });

/** Two customers' jobs over some months, with gifts and paid money mixed as they come. */
test("each month's invoice is the ledger's movement, and what was paid in is in invoices, balances and nowhere else", async () => {
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const customers = [
        await at.customer({ gift: "3", paid: "20" }),
        await at.customer({ gift: "0.50", paid: "20" }),
      ].map((ctx) => ({ ctx, id: ctx.person?.id ?? "", paidIn: 20e9, takenBack: 0, job: "", held: 0, charged: 0 }));
      const first = month;
      const stamp = () => at.date(`${month}-15T12:00:00Z`);
      for (const [what, who, nanos] of steps) {
        const one = customers[who];
        if (!one) throw new Error("there are two");
        const { ctx, id } = one;
        if (what === "charge") {
          if (one.job === "") {
            const job = await at.job(ctx, "5").catch(() => "");
            Object.assign(one, { job, held: job === "" ? 0 : 5e9, charged: 0 });
          }
          const charged = Math.min(nanos, one.held);
          if (charged > 0) await at.charge(one.job, lender.deviceId, charged);
          one.held -= charged;
          one.charged += charged;
        } else if (what === "take back" && one.charged > 0) {
          const back = Math.min(nanos, one.charged);
          await at.charge(one.job, lender.deviceId, back, "reversal");
          one.held += back;
          one.takenBack += back;
          one.charged -= back;
        } else if (what === "add" && one.job !== "") {
          const added = await addBudget({ ctx, input: { jobId: one.job, amount: "1.5" } }).catch(() => undefined);
          if (added) one.held += 1.5e9;
        } else if (what === "pay in") {
          const input = { customerId: id, amount: "2", reference: `Transfer ${payments++}` };
          await recordPayment({ ctx: at.treasurer, input });
          one.paidIn += 2e9;
        } else if (what === "end" && one.job !== "") {
          await cancelJob({ ctx, input: { jobId: one.job } });
          Object.assign(one, { job: "", charged: 0 });
        } else if (what === "credit") {
          const { invoices } = await listInvoices({ ctx, input: {} });
          const number = invoices.find(({ kind }) => kind === "invoice")?.number;
          const input = { number: number ?? 0, amount: "0.25", reason: "It was late" };
          if (number !== undefined) await issueCreditNote({ ctx: at.treasurer, input }).catch(() => undefined);
        }
        await stamp();
        if (what === "month") {
          await at.close(month);
          month = monthBeside(month, 1);
        }
      }
      for (const { ctx, job } of customers) if (job !== "") await cancelJob({ ctx, input: { jobId: job } });
      await stamp();
      await at.close(month);
      month = monthBeside(month, 1);

      for (const { ctx, id, paidIn, takenBack } of customers) {
        const { invoices } = await listInvoices({ ctx, input: {} });
        for (let of = first; of < month; of = monthBeside(of, 1)) {
          const issued = invoices.filter((one) => one.month === of && one.kind === "invoice");
          expect(issued.length).toBeLessThanOrEqual(1);
          expect(issued[0]?.totalNanos ?? 0).toBe(await at.ledgerOf(id, of));
        }
        for (const one of invoices) expect(one.giftNanos + one.paidNanos).toBe(one.totalNanos);
        const paid = invoices.reduce((sum, { paidNanos }) => sum + paidNanos, 0);
        // What was taken back from a device returns as a gift (0054), and is not invoiced as spent.
        const turned = paidIn - (await at.balance(accounts.customer(id))) - paid;
        expect([turned >= 0, turned <= takenBack]).toEqual([true, true]);
      }
      for (let of = first; of < month; of = monthBeside(of, 1)) {
        const { invoicesNanos, ledgerNanos, isUnbroken } = await checkMonth({
          ctx: at.treasurer,
          input: { month: of },
        });
        expect([of, ledgerNanos, isUnbroken]).toEqual([of, invoicesNanos, true]);
      }
      expect(await at.ledgerSum()).toBe(0);
    }),
    { numRuns: Number(process.env["FUZZ_TIMES"] ?? 1) * 12, endOnFailure: true },
  );
  const { rows } = await at.city.handle.pool.query("SELECT count(*)::int AS count, max(no) AS last FROM invoice");
  expect(rows[0].count).toBe(rows[0].last);
});
