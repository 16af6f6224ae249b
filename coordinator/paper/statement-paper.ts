import type { BillingAddress } from "#protocol/books/billing-address";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import { MOVEMENT_WORDS } from "#protocol/words/movement-words";
import { postingInWords } from "#protocol/words/posting-in-words";
import type { Month } from "../statements/read-month";
import { billedTo } from "./billed-to";
import type { Paper } from "./paper";
import { PAPER_WORDS } from "./paper-words";

interface Whose {
  city: string;
  person: { id: string; name: string; email: string };
  billing: BillingAddress | undefined;
}

/** Room for the balances and for the line that says how many are left out. */
const MAX_LINES = LIMITS.MAX_PAPER_ROWS - 3;

/** What a customer's money did in a month: the lines lead from one balance to the next. */
export function statementPaper(
  read: Month,
  month: string,
  { city, person, billing }: Whose,
  language: Language,
): Paper {
  const t = PAPER_WORDS[language];
  const kinds: Record<string, string> = MOVEMENT_WORDS[language];
  const { opening, closing, movements, jobs } = read;
  const about = (kind: string, facts: unknown) =>
    [kinds[kind] ?? kind, postingInWords(kind, facts, language)].filter((part) => part !== "").join(": ");
  const lines = [
    ...movements.map(({ at, kind, facts, amount_nanos }) =>
      lineOf(`${at.toISOString().slice(0, 10)} ${about(kind, facts)}`, amount_nanos),
    ),
    ...jobs.map(({ id, name, charged_nanos, returned_nanos }) =>
      lineOf(t.job(name, id), returned_nanos - charged_nanos),
    ),
  ];
  const leftOut = lines.slice(MAX_LINES);
  return {
    ...{ language, at: read.to.toISOString(), columns: [t.what, t.amount], footer: t.page },
    title: t.statement(t.month(month)),
    blocks: [[`Lamplighter ${city}`], billedTo(person, billing, t), [t.span(t.month(month))]],
    rows: [
      lineOf(t.opening, opening.freeNanos + opening.heldNanos),
      ...lines.slice(0, MAX_LINES),
      ...(leftOut.length > 0 ? [lineOf(t.more(leftOut.length), sumOf(leftOut))] : []),
      lineOf(t.closing, closing.freeNanos + closing.heldNanos),
    ].map(({ what, nanos }) => ({ cells: [what, t.money(nanos)] })),
    notes: [t.noInvoice],
  };
}

interface Line {
  what: string;
  nanos: number;
}

const lineOf = (what: string, nanos: number): Line => ({ what, nanos });
const sumOf = (lines: readonly Line[]) => lines.reduce((all, { nanos }) => all + nanos, 0);
