import { SetInvoiceTermsInput } from "#protocol/api/invoices";
import { monthBeside } from "#protocol/books/month-beside";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { lockInvoices } from "../../../invoices/lock-invoices";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** What is issued stays as it is: terms begin with a month that is not closed. */
export async function setInvoiceTerms({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx, "setInvoiceTerms");
  const { fromMonth, issuer, taxes } = parseInput(SetInvoiceTermsInput, input);
  const months = LIMITS.MAX_TERMS_MONTHS_AHEAD;
  if (fromMonth > monthBeside(new Date().toISOString().slice(0, 7), months)) throw refuse("terms-too-far", { months });
  await handle().prisma.$transaction(async (tx) => {
    // In turn with who closes a month.
    await lockInvoices(tx);
    const closed = await tx.closedMonth.findFirst({ where: { month: { gte: fromMonth } }, orderBy: { month: "desc" } });
    if (closed) throw refuse("terms-in-closed-month", { month: closed.month });
    const data = { issuer: issuer.join("\n"), taxes, setAt: new Date() };
    await tx.invoiceTerms.upsert({ where: { fromMonth }, create: { fromMonth, ...data }, update: data });
    await audit(tx, ctx, "invoice-terms.set", fromMonth, {
      issuer: issuer.join(", "),
      taxes: taxes.map(
        ({ name, rateMillionths, registration }) => `${name} ${rateMillionths / 10_000}% ${registration}`,
      ),
    });
  });
  return {};
}
