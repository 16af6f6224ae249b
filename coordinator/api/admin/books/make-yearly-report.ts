import { YearInput, type YearlyReport } from "#protocol/api/reports";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { makeReport as make } from "../../../reports/make-report";
import { reportView } from "../../../reports/report-rows";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** Of a year at a time: whoever asks meanwhile gets the same answer, however often they ask. */
const underWay = new WeakMap<object, Map<number, Promise<YearlyReport>>>();

export async function makeYearlyReport({ ctx, input }: Call<unknown>): Promise<YearlyReport> {
  requireAdmin(ctx, "makeYearlyReport");
  const { year } = parseInput(YearInput, input);
  const { pool, prisma, config } = handle();
  const years = underWay.get(prisma) ?? new Map<number, Promise<YearlyReport>>();
  underWay.set(prisma, years);
  const begun = years.get(year);
  if (begun) return begun;
  const made = make({ pool, prisma, config }, ctx, year)
    .then((row) => reportView(row, row.edition))
    .finally(() => years.delete(year));
  years.set(year, made);
  return made;
}
