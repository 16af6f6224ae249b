import { MOVEMENT_WORDS } from "#protocol/words/movement-words";

export const months = {
  title: "Statement for {month}",
  lead: "{city} · {name} · {email}",
  back: "Your account",
  print: "Print",
  pdf: "PDF",
  csv: "CSV",
  before: "The month before",
  after: "The month after",
  lines: "Your money in this month",
  utc: "From the first to the last day of the month, in UTC",
  head: { what: "What", amount: "Amount" },
  opening: "Balance before",
  closing: "Balance after",
  kinds: MOVEMENT_WORDS.en,
  returned: "less what came back for answers that were taken back",
  otherJobs: "{jobs, plural, one {# more job} other {# more jobs}}",
  held: "Of the balances, <before></before> was held for jobs before, and <after></after> after.",
  invoice: "A job's receipts prove each of its charges. Taxes are on the month's invoice:",
  toInvoices: "your invoices",
} as const;
