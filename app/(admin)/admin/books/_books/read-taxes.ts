import type { TaxLine } from "#protocol/api/invoices";

const PERCENT = /^\d{1,3}([.,]\d{1,4})?$/;

/** "HST, 13, 10734 8845 RT0001", a tax a line; undefined if a line is something else. */
export function readTaxes(text: string): TaxLine[] | undefined {
  const taxes: TaxLine[] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    // A French decimal comma has no space after it; the commas between do.
    const [name = "", percent = "", registration = "", ...more] = line
      .split(/,(?=\s)|,(?!\d)/)
      .map((part) => part.trim());
    if (more.length > 0 || name === "" || registration === "" || !PERCENT.test(percent)) return undefined;
    taxes.push({ name, rateMillionths: millionths(percent.replace(",", ".")), registration });
  }
  return taxes;
}

function millionths(percent: string): number {
  const [whole = "", decimals = ""] = percent.split(".");
  return Number(whole) * 10_000 + Number(decimals.padEnd(4, "0"));
}

export const writeTaxes = (taxes: readonly TaxLine[]): string =>
  taxes
    .map(({ name, rateMillionths, registration }) => `${name}, ${rateMillionths / 10_000}, ${registration}`)
    .join("\n");
