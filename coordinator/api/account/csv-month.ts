import { MonthInput } from "#protocol/api/months";
import type { BillingAddress } from "#protocol/books/billing-address";
import { dollarText } from "#protocol/text/dollar-nanos";
import { spreadsheetText } from "#protocol/text/spreadsheet-text";
import { postingInWords } from "#protocol/words/posting-in-words";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { billingAddresses } from "../../invoices/billing-addresses";
import { billingText } from "../../paper/billed-to";
import { type Month, readMonth } from "../../statements/read-month";
import type { Call } from "../call";
import { csvLine } from "../csv-line";
import { parseInput } from "../parse-input";

const COLUMNS = ["kind", "at", "job", "about", "amount_cad", "amount_nanos"];

/** The month as a table. The last column sums to zero if what is left at the end is taken off. */
export async function csvMonth({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const person = requirePerson(ctx);
  const { month } = parseInput(MonthInput, input);
  const { pool, prisma } = handle();
  const billing = (await billingAddresses(prisma, [person.id])).get(person.id);
  const words: Words = (kind, facts) => postingInWords(kind, facts, ctx.language ?? "en");
  return table(await readMonth(pool, person.id, month), billing, words);
}

type Words = (kind: string, facts: unknown) => string;

async function* table(
  { from, to, opening, closing, movements, jobs }: Month,
  billing: BillingAddress | undefined,
  words: Words,
): AsyncGenerator<string> {
  yield* csvLine(COLUMNS);
  if (billing) yield* row("billed-to", undefined, "", billingText(billing), 0);
  yield* row("balance-before", from, "", "", opening.freeNanos + opening.heldNanos);
  for (const { at, kind, facts, amount_nanos } of movements) yield* row(kind, at, "", words(kind, facts), amount_nanos);
  for (const { id, name, charged_nanos } of jobs) yield* row("charge", undefined, id, name, -charged_nanos);
  for (const { id, name, returned_nanos } of jobs)
    if (returned_nanos !== 0) yield* row("reversal", undefined, id, name, returned_nanos);
  yield* row("balance-after", to, "", "", closing.freeNanos + closing.heldNanos);
}

const row = (kind: string, at: Date | undefined, job: string, about: string, nanos: number) =>
  csvLine([kind, at?.toISOString() ?? "", job, spreadsheetText(about), dollarText(nanos), `${nanos}`]);
