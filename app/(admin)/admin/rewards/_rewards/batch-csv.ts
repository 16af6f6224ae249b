import type { BatchContents } from "#protocol/api/rewards";
import { dollarText } from "#protocol/text/dollar-nanos";
import { spreadsheetText } from "#protocol/text/spreadsheet-text";

/** A row for each payout that is approved or paid: what a bank or a provider needs. The id is what it answers with. */
export function batchCsv({ payouts }: Pick<BatchContents, "payouts">): string {
  const rows = payouts
    .filter(({ state }) => state !== "held")
    .map(({ id, person, payee, amountNanos }) =>
      [id, quoted(person ?? ""), quoted(payee ?? ""), dollarText(amountNanos)].join(","),
    );
  return ["payout,name,payee,amount_cad", ...rows, ""].join("\r\n");
}

/** Names are what people chose: a spreadsheet must not take one for a formula. */
const quoted = (text: string): string => `"${spreadsheetText(text).replaceAll('"', '""')}"`;
