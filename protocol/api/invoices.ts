import { z } from "zod";
import { LIMITS } from "../limits";
import { ShownText } from "../text/shown-text";
import { Reason } from "./admin";
import { MonthInput } from "./months";
import { DollarsAndCents } from "./rewards";

const Month = MonthInput.shape.month;
const DocumentNumber = z.coerce
  .number("a number such as 17")
  .int()
  .min(1)
  .max(2 ** 31 - 1)
  .describe("The document's number.");

export const InvoiceInput = z.strictObject({ number: DocumentNumber });
export const BeforeInput = z.strictObject({
  before: z.coerce.number().int().min(1).optional().describe("Only those with a smaller number."),
});

const TaxLine = z.strictObject({
  name: ShownText({ min: 1, max: LIMITS.MAX_TAX_NAME_CHARS }).describe("As on the invoice: HST."),
  rateMillionths: z
    .int()
    .min(0)
    .max(LIMITS.MAX_TAX_RATE_MILLIONTHS)
    .describe("Of the price without taxes: 130000 for 13%."),
  registration: ShownText({ min: 1, max: LIMITS.MAX_TAX_REGISTRATION_CHARS }).describe(
    "The number under which the city collects it.",
  ),
});
export type TaxLine = z.infer<typeof TaxLine>;

export const SetInvoiceTermsInput = z.strictObject({
  fromMonth: Month,
  issuer: z
    .array(ShownText({ min: 1, max: LIMITS.MAX_ISSUER_LINE_CHARS }))
    .min(1)
    .max(LIMITS.MAX_ISSUER_LINES)
    .describe("The city's name and address, in lines."),
  taxes: z.array(TaxLine).max(LIMITS.MAX_TAXES).describe("Within the prices. None: the city collects no tax."),
});

const InvoiceTerms = SetInvoiceTermsInput;
export type InvoiceTerms = z.infer<typeof InvoiceTerms>;

const Invoice = z.strictObject({
  number: z.int(),
  kind: z.enum(["invoice", "credit-note"]),
  month: z.string(),
  issuedAt: z.iso.datetime(),
  corrects: z.int().nullable().describe("Of a credit note: the invoice."),
  totalNanos: z.int().describe("The sum of the month's receipts, less those that were withdrawn."),
  giftNanos: z.int().describe("How much of it was spent from the city's gifts."),
  paidNanos: z.int().describe("How much of it was spent from what had been paid in; taxes are within this."),
  taxNanos: z.int(),
});
export type Invoice = z.infer<typeof Invoice>;

export const OwnInvoices = z
  .strictObject({
    invoices: z.array(Invoice).max(LIMITS.MAX_INVOICES_SHOWN).describe("Newest first."),
    next: z.int().nullable().describe("To be passed as `before` for older ones."),
  })
  .meta({ id: "OwnInvoices" });
export type OwnInvoices = z.infer<typeof OwnInvoices>;

const ClosedMonth = z.strictObject({
  month: z.string(),
  closedAt: z.iso.datetime(),
  invoices: z.int(),
  totalNanos: z.int(),
  paidNanos: z.int(),
  taxNanos: z.int(),
});
export type ClosedMonth = z.infer<typeof ClosedMonth>;

export const Books = z
  .strictObject({
    next: z
      .strictObject({
        month: z.string(),
        to: z.iso.datetime().describe("Its end, from which on it can be closed."),
        isOver: z.boolean(),
        hasTerms: z.boolean(),
      })
      .nullable()
      .describe("The first month that is not closed; null: nothing was ever charged."),
    terms: z.array(InvoiceTerms).describe("The newest first; each holds until the next."),
    months: z.array(ClosedMonth).max(LIMITS.MAX_MONTHS_SHOWN).describe("Closed ones, the newest first."),
  })
  .meta({ id: "Books" });
export type Books = z.infer<typeof Books>;

export const ClosedMonthAnswer = ClosedMonth.meta({ id: "ClosedMonth" });

export const CheckedMonth = z.strictObject({
  invoicesNanos: z.int().describe("The sum of the month's invoices."),
  ledgerNanos: z.int().describe("What the ledger says was charged in the month, less what came back."),
  isUnbroken: z.boolean().describe("Whether each document has the hash of its text and of the one before it."),
});
export type CheckedMonth = z.infer<typeof CheckedMonth>;

export const MonthInvoicesInput = MonthInput.extend(BeforeInput.shape);
const MonthInvoice = Invoice.extend({
  customerId: z.string(),
  customer: z.string().nullable().describe("Null: the account was deleted."),
  creditableNanos: z.int().describe("What can still be given back of it."),
});
export type MonthInvoice = z.infer<typeof MonthInvoice>;
export const MonthInvoices = z
  .strictObject({
    invoices: z.array(MonthInvoice).max(LIMITS.MAX_INVOICES_SHOWN).describe("The largest number first."),
    next: z.int().nullable(),
  })
  .meta({ id: "MonthInvoices" });
export type MonthInvoices = z.infer<typeof MonthInvoices>;

export const IssueCreditNoteInput = z.strictObject({
  number: DocumentNumber,
  amount: DollarsAndCents.nullable().describe("Null: all that is left of the invoice."),
  reason: Reason,
});
export const IssuedCreditNote = z.strictObject({ number: z.int() });
