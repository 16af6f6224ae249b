import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { monthBeside } from "#protocol/books/month-beside";
import { proveReceipts } from "#suites/kit/customers/prove-receipts";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import { workThrough } from "../api/testing/test-device";
import { pdfText } from "../paper/testing/pdf-text";
import type { Household } from "../rewards/testing/earning-city";
import { writePosting } from "../store/write-posting";
import { refuseUnlessOver } from "./refuse-unless-over";
import { HST, type InvoicingCity, openInvoicingCity } from "./testing/invoicing-city";

const { checkMonth, csvInvoice, getBooks, issueCreditNote, listInvoices, listMonthInvoices, setInvoiceTerms } =
  checkedVerbs;
const { pdfInvoice, pdfMonth, streamReceipts, submitJob } = checkedVerbs;

let at: InvoicingCity;
let lender: Household;
let month = "2020-01";

beforeAll(async () => {
  at = await openInvoicingCity();
  lender = await at.household();
});
afterAll(() => at.city.close());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    ({ code }) => code,
  );
const stamp = () => at.date(`${month}-10T00:00:00Z`);
const terms = (fromMonth: string, taxes = [HST]) =>
  setInvoiceTerms({ ctx: at.treasurer, input: { fromMonth, issuer: ["City of Stratford", "1 Wellington St"], taxes } });
const invoicesOf = async (ctx: Parameters<typeof at.job>[0]) => (await listInvoices({ ctx, input: {} })).invoices;

/** Closes what was stamped, and goes on to the next month. */
async function closeMonth() {
  const closed = await at.close(month);
  month = monthBeside(month, 1);
  return closed;
}

async function charged(paid: string, nanos: number) {
  const ctx = await at.customer({ paid });
  const job = await at.job(ctx, "5");
  await at.charge(job, lender.deviceId, nanos);
  await stamp();
  return { ctx, job, id: ctx.person?.id ?? "" };
}

test("nothing is closed before something was charged, before terms are set, out of order, or before the month is over", async () => {
  const books = () => getBooks({ ctx: at.treasurer, input: {} });
  expect((await books()).next).toBeNull();
  await expect(at.close(month)).rejects.toThrow("Nothing has been charged yet");
  const { ctx } = await charged("10", 1.13e9);
  expect((await books()).next).toMatchObject({ month, isOver: true, hasTerms: false });
  await expect(at.close(month)).rejects.toThrow("Say first who issues");
  await terms(month);
  await expect(at.close(monthBeside(month, 1))).rejects.toThrow(`close ${month} first`);
  expect(await invoicesOf(ctx)).toEqual([]);
  expect(await closeMonth()).toMatchObject({ invoices: 1, totalNanos: 1.13e9, paidNanos: 1.13e9, taxNanos: 0.13e9 });
  await expect(terms(monthBeside(month, -1))).rejects.toThrow("is closed");
  await expect(terms("2099-01")).rejects.toThrow("Choose a month within");
});

test("a month that is not over, or in which something is still being written, is not closed", async () => {
  const { pool, prisma } = at.city.handle;
  const over = (to: Date) => codeOf(prisma.$transaction((tx) => refuseUnlessOver(tx, "2020-01", to)));
  expect(await over(new Date(Date.now() + 60_000))).toBe("CONFLICT");
  expect(await over(new Date("2020-02-01"))).toBe("done");
  const writer = await pool.connect();
  await writer.query("BEGIN");
  const { rows } = await writer.query<{ after: Date }>("SELECT now() + interval '1 millisecond' AS after");
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await over(rows[0]?.after ?? new Date())).toBe("UNAVAILABLE");
  await writer.query("COMMIT");
  writer.release();
  expect(await over(rows[0]?.after ?? new Date())).toBe("done");
});

test("two treasurers at once, and again later, issue a month once, while its customers go on spending", async () => {
  const { ctx, job } = await charged("10", 2e9);
  const now = [at.close(month), at.close(month), at.charge(job, lender.deviceId, 1e9), at.close(month)] as const;
  const [one, two, , three] = await Promise.all(now);
  expect([two, three]).toEqual([one, one]);
  month = monthBeside(month, 1);
  await stamp();
  expect(await at.close(one.month)).toEqual(one);
  expect((await invoicesOf(ctx)).map(({ totalNanos }) => totalNanos)).toEqual([2e9]);
  await closeMonth();
  expect((await invoicesOf(ctx)).map(({ totalNanos }) => totalNanos)).toEqual([1e9, 2e9]);
  const { rows } = await at.city.handle.pool.query("SELECT no FROM invoice ORDER BY no");
  expect(rows.map(({ no }) => no)).toEqual(rows.map((_, index) => index + 1));
});

test("a closing that breaks off leaves nothing, and no gap in the numbers", async () => {
  const { pool } = at.city.handle;
  const { ctx } = await charged("10", 3_333_333);
  await pool.query("ALTER TABLE closed_month ADD CONSTRAINT broken CHECK (total_nanos <> 3333333) NOT VALID");
  await expect(at.close(month)).rejects.toThrow("broken");
  await pool.query("ALTER TABLE closed_month DROP CONSTRAINT broken");
  expect(await invoicesOf(ctx)).toEqual([]);
  await closeMonth();
  const { rows } = await pool.query("SELECT count(*)::int AS count, max(no) AS last FROM invoice");
  expect([rows[0].count, (await invoicesOf(ctx)).length]).toEqual([rows[0].last, 1]);
});

test("an invoice is the sum of its month's receipts, of which gifts are not taxed", async () => {
  const ctx = await at.customer({ paid: "10", gift: "1" });
  const program = await at.city.upload(DOUBLE);
  const inputs = { kind: "range", from: 1, to: 6 } as const;
  const { id: jobId } = await submitJob({ ctx, input: manifest(program, { replicas: 1, inputs }) });
  await workThrough(at.city, (unit) => `${unit} is fine`);
  await stamp();
  await closeMonth();
  const pieces = (await streamReceipts({ ctx, input: { jobId } })) as AsyncIterable<string>;
  const { sumNanos } = await proveReceipts(await text(pieces));
  expect(sumNanos).toBeGreaterThan(0);
  expect(await invoicesOf(ctx)).toMatchObject([
    { totalNanos: sumNanos, giftNanos: sumNanos, paidNanos: 0, taxNanos: 0 },
  ]);
});

test("what is issued stays: neither the database nor a new rate changes it, and one changed character shows", async () => {
  const { pool, prisma } = at.city.handle;
  const { ctx, id } = await charged("10", 1.13e9);
  const closed = await closeMonth();
  const [invoice] = await invoicesOf(ctx);
  for (const change of ["facts = facts || ' '", "customer_id = 'me'", "words = '{}'", "no = 99999", "at = now()"])
    await expect(pool.query(`UPDATE invoice SET ${change} WHERE customer_id = $1`, [id])).rejects.toThrow("changed");
  await expect(pool.query("DELETE FROM invoice WHERE customer_id = $1", [id])).rejects.toThrow("changed");
  await terms(month, [{ ...HST, rateMillionths: 150_000 }]);
  expect(await invoicesOf(ctx)).toEqual([invoice]);
  const checked = () => checkMonth({ ctx: at.treasurer, input: { month: closed.month } });
  expect(await checked()).toEqual({ invoicesNanos: 1.13e9, ledgerNanos: 1.13e9, isUnbroken: true });
  // Somebody with the database's own rights.
  const forge = async (sql: string, words: string) => {
    await pool.query("ALTER TABLE invoice DISABLE TRIGGER invoices_are_final");
    await pool.query(sql, [id, words]);
    await pool.query("ALTER TABLE invoice ENABLE TRIGGER invoices_are_final");
  };
  const { facts, words } = await prisma.invoice.findFirstOrThrow({ where: { customerId: id } });
  await forge("UPDATE invoice SET facts = $2 WHERE customer_id = $1", facts.replace("1130000000", "1130000001"));
  expect((await checked()).isUnbroken).toBe(false);
  await forge("UPDATE invoice SET facts = $2 WHERE customer_id = $1", facts);
  await forge("UPDATE invoice SET words = $2 WHERE customer_id = $1", `${words} `);
  expect((await checked()).isUnbroken).toBe(false);
  // Names may be forgotten: that is no change of what was issued.
  await pool.query("UPDATE invoice SET words = NULL WHERE customer_id = $1", [id]);
  expect((await checked()).isUnbroken).toBe(true);
  await closeMonth();
});

test("a credit note has its own number, gives money and tax back once, and no more than there is", async () => {
  await terms(month, [HST]);
  const { ctx, id } = await charged("10", 1.13e9);
  const closed = await closeMonth();
  const number = (await invoicesOf(ctx))[0]?.number ?? 0;
  const credit = (amount: string | null, of = number) =>
    issueCreditNote({ ctx: at.treasurer, input: { number: of, amount, reason: "The results came late" } });
  const free = await at.balance(`customer:${id}`);
  await expect(credit("1.14")).rejects.toThrow("At most C$1.13");
  const tries = await Promise.all(["0.60", "0.60", "0.60"].map((amount) => codeOf(credit(amount))));
  expect(tries.sort()).toEqual(["CONFLICT", "CONFLICT", "done"]);
  const { number: last } = await credit(null);
  expect(await codeOf(credit(null))).toBe("CONFLICT");
  expect(await codeOf(credit(null, last))).toBe("NOT_FOUND");
  const invoices = await invoicesOf(ctx);
  expect(invoices.map(({ kind, corrects, totalNanos }) => [kind, corrects, totalNanos])).toEqual([
    ["credit-note", number, -0.53e9],
    ["credit-note", number, -0.6e9],
    ["invoice", null, 1.13e9],
  ]);
  expect(invoices.reduce((sum, { taxNanos }) => sum + taxNanos, 0)).toBe(0);
  expect((await at.balance(`customer:${id}`)) - free).toBe(1.13e9);
  expect(await at.ledgerSum()).toBe(0);
  const listed = await listMonthInvoices({ ctx: at.treasurer, input: { month: closed.month } });
  expect(listed.invoices.map(({ creditableNanos }) => creditableNanos)).toEqual([0, 0, 0]);
});

test("of many jobs the dearest are named, and the rest are one line with the rest of the sum", async () => {
  const { pool, prisma } = at.city.handle;
  const { ctx, job, id } = await charged("10", 7);
  const template = await prisma.job.findUniqueOrThrow({ where: { id: job } });
  for (let more = 0; more < 203; more++) {
    const jobId = `job_${String(more).padStart(16, "0")}`;
    const { no: _no, ...rest } = template;
    const data = { ...rest, id: jobId, name: `=cmd|'/c calc'!A${more}` } as never;
    await prisma.job.create({ data });
    const entries = [
      { account: `hold:${jobId}`, amountNanos: -1 - more },
      { account: "city:revenue", amountNanos: 1 + more },
    ];
    await pool.query("INSERT INTO ledger_account (id, kind, balance_nanos) VALUES ($1, 'test', 1000)", [
      `hold:${jobId}`,
    ]);
    await prisma.$transaction((tx) => writePosting(tx, { kind: "charge", units: 1, subject: jobId, entries }));
  }
  await stamp();
  await closeMonth();
  const number = (await invoicesOf(ctx))[0]?.number ?? 0;
  const csv = await text((await csvInvoice({ ctx, input: { number } })) as AsyncIterable<string>);
  const rows = csv.trimEnd().split("\n");
  expect(rows.filter((row) => row.includes(",charge,"))).toHaveLength(200);
  expect(rows.find((row) => row.includes("other-jobs"))).toMatch(/,10$/);
  const [total] = rows.filter((row) => row.includes(",total,"));
  expect(total?.split(",").at(-1)).toBe(String((203 * 204) / 2 + 7));
  // No name is a formula in a spreadsheet.
  expect(rows[1]).toContain(",'=cmd|'/c calc'!A");
  expect(await at.ledgerOf(id, monthBeside(month, -1))).toBe((203 * 204) / 2 + 7);
});

test("somebody else's invoice does not exist, and an admin may read it", async () => {
  const { ctx } = await charged("10", 5e9);
  await closeMonth();
  const number = (await invoicesOf(ctx))[0]?.number ?? 0;
  const other = await at.customer({ gift: "1" });
  const read = (who: typeof ctx, of = number) => codeOf(csvInvoice({ ctx: who, input: { number: of } }));
  expect([await read(other), await read(other, 99_999), await read(ctx), await read(at.treasurer)]).toEqual([
    ...["NOT_FOUND", "NOT_FOUND", "done", "done"],
  ]);
});

test("documents are in their reader's language, show every sum, and name nobody who has left", async () => {
  const { pool } = at.city.handle;
  const { ctx, job, id } = await charged("10", 1.130000001e9);
  const closed = await closeMonth();
  const number = (await invoicesOf(ctx))[0]?.number ?? 0;
  const read = async (language: "en" | "fr", who = ctx) =>
    pdfText((await pdfInvoice({ ctx: { ...who, language }, input: { number } })) as Uint8Array).lines;
  const english = await read("en");
  for (const line of [`Invoice ${number}`, "City of Stratford", "Resident", "C$1.130000001"])
    expect(english).toContain(line);
  expect(english).toContain("including HST 13%, registration 10734 8845 RT0001");
  expect(english).toContain("C$0.13");
  const french = await read("fr", at.treasurer);
  for (const line of [`Facture nº ${number}`, "1,130000001 $ CA", "0,13 $ CA"]) expect(french).toContain(line);
  await pool.query("UPDATE invoice SET words = NULL WHERE customer_id = $1", [id]);
  const left = await read("en", at.treasurer);
  expect(left).not.toContain("Resident");
  expect(left).toContain("A customer who has left");
  expect(left.some((line) => line === job)).toBe(true);
  const statement = await pdfMonth({ ctx, input: { month: closed.month } });
  const { lines } = pdfText(statement as Uint8Array);
  expect(lines).toContain("−C$1.130000001");
  expect(lines).toContain("This is not an invoice. It shows all movements of your money in the month.");
});
