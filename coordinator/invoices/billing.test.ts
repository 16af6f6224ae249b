import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BillingAddress } from "#protocol/books/billing-address";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { pdfText } from "../paper/testing/pdf-text";
import { HST, type InvoicingCity, openInvoicingCity } from "./testing/invoicing-city";

const { checkMonth, csvInvoice, csvMonth, getPayments, issueCreditNote, listInvoices, pdfInvoice, pdfMonth } =
  checkedVerbs;
const { setBillingAddress, setInvoiceTerms } = checkedVerbs;

const MONTH = "2020-01";
const ADDRESS: BillingAddress = { name: "Night-sky lab", lines: ["1 Wellington St", "Stratford"], taxNumber: "CA 7" };

let at: InvoicingCity;
beforeAll(async () => {
  at = await openInvoicingCity();
});
afterAll(() => at.city.close());

const set = (ctx: Context, address: BillingAddress | null) => setBillingAddress({ ctx, input: { address } });
const held = async (ctx: Context) => (await getPayments({ ctx, input: {} })).billing;
const invoiceOf = async (ctx: Context) => (await listInvoices({ ctx, input: {} })).invoices.at(-1)?.number ?? 0;
type Pieces = Awaited<ReturnType<typeof csvMonth>>;
const linesOf = async (pdf: Promise<Pieces>) => (await pdfText((await pdf) as Uint8Array)).lines;
const textOf = async (table: Promise<Pieces>) => text((await table) as AsyncIterable<string>);

test("documents are made out to whom a customer said: invoices for good, statements as it is now", async () => {
  const customers = await Promise.all([at.customer({ paid: "10" }), at.customer({ paid: "10" })]);
  const [lab, plain] = customers as [Context, Context];
  const lender = await at.household();
  for (const ctx of customers) await at.charge(await at.job(ctx, "5"), lender.deviceId, 1.13e9);
  await at.date(`${MONTH}-10T00:00:00Z`);
  const ctx = at.treasurer;
  await setInvoiceTerms({ ctx, input: { fromMonth: MONTH, issuer: ["City of Stratford"], taxes: [HST] } });
  await set(lab, ADDRESS);
  expect(await held(lab)).toEqual(ADDRESS);
  await at.close(MONTH);
  await set(lab, { name: "Elsewhere", lines: [], taxNumber: "" });

  const number = await invoiceOf(lab);
  const lines = await linesOf(pdfInvoice({ ctx: lab, input: { number } }));
  expect(lines).toEqual(expect.arrayContaining(["Night-sky lab", "1 Wellington St", "Stratford", "Tax number CA 7"]));
  expect(await textOf(csvInvoice({ ctx: lab, input: { number } }))).toContain(
    '"Night-sky lab, 1 Wellington St, Stratford, CA 7",0',
  );
  const { number: note } = await issueCreditNote({ ctx, input: { number, amount: "0.10", reason: "A mistake" } });
  expect(await linesOf(pdfInvoice({ ctx: lab, input: { number: note } }))).toContain("Tax number CA 7");
  expect(await checkMonth({ ctx, input: { month: MONTH } })).toMatchObject({ isUnbroken: true });

  const statement = await linesOf(pdfMonth({ ctx: lab, input: { month: MONTH } }));
  expect(statement).toContain("Elsewhere");
  expect(statement).not.toContain("Night-sky lab");
  expect(await textOf(csvMonth({ ctx: lab, input: { month: MONTH } }))).toContain("billed-to,,,Elsewhere,0");

  const other = await linesOf(pdfInvoice({ ctx: plain, input: { number: await invoiceOf(plain) } }));
  expect(other).toContain(plain.person?.name);
  expect(other.join()).not.toContain("Night-sky lab");
  expect(await textOf(csvMonth({ ctx: plain, input: { month: MONTH } }))).not.toContain("billed-to");
  await expect(pdfInvoice({ ctx: plain, input: { number } })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an address is bounded, hides nothing, and is no formula in a table", async () => {
  const ctx = await at.customer({ paid: "1" });
  const faulty: BillingAddress[] = [
    { ...ADDRESS, name: "" },
    { ...ADDRESS, name: "x".repeat(81) },
    { ...ADDRESS, lines: Array.from({ length: 6 }, () => "x") },
    { ...ADDRESS, lines: ["a\u202eb"] },
    { ...ADDRESS, taxNumber: "x".repeat(41) },
  ];
  for (const address of faulty) await expect(set(ctx, address)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(await held(ctx)).toBeNull();
  await set(ctx, { name: "=HYPERLINK(1)", lines: [], taxNumber: "" });
  const month = new Date().toISOString().slice(0, 7);
  expect(await textOf(csvMonth({ ctx, input: { month } }))).toContain("billed-to,,,'=HYPERLINK(1),0");
  await set(ctx, null);
  expect(await held(ctx)).toBeNull();
});

test("an address that is written while its account is deleted is not left behind", async () => {
  const ctx = await at.customer({ paid: "1" });
  const personId = ctx.person?.id ?? "";
  await set(ctx, ADDRESS);
  await at.city.handle.prisma.person.update({ where: { id: personId }, data: { deletedAt: new Date() } });
  await set(ctx, ADDRESS);
  expect(await at.city.handle.prisma.billingAddress.count({ where: { personId } })).toBe(0);
});
