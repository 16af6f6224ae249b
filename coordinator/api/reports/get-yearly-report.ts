import { ReportInput, type YearlyReport } from "#protocol/api/reports";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { lastEdition, reportView } from "../../reports/report-rows";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

export async function getYearlyReport({ input }: Call<unknown>): Promise<YearlyReport> {
  const { year, edition } = parseInput(ReportInput, input);
  const { prisma } = handle();
  const last = await lastEdition(prisma, year);
  const row =
    edition === undefined || edition === last?.edition
      ? last
      : await prisma.yearlyReport.findUnique({ where: { year_edition: { year, edition } } });
  if (!row || !last) throw refuse("no-such-report");
  return reportView(row, last.edition);
}
