import type { ReportList } from "#protocol/api/reports";
import { handle } from "../../handle";
import { figuresOf } from "../../reports/report-rows";
import { reportSpan } from "../../reports/report-span";
import type { Call } from "../call";

export async function listYearlyReports(_: Call<unknown>): Promise<ReportList> {
  const { prisma } = handle();
  const [rows, first] = await Promise.all([
    prisma.yearlyReport.findMany({ distinct: ["year"], orderBy: [{ year: "desc" }, { edition: "desc" }] }),
    prisma.posting.findFirst({ orderBy: { id: "asc" }, select: { at: true } }),
  ]);
  return {
    reports: rows.map((row) => ({
      ...{ year: row.year, edition: row.edition, madeAt: row.madeAt.toISOString() },
      isWhole: figuresOf(row).isWhole,
    })),
    makeable: first ? yearsSince(first.at, new Date()) : [],
  };
}

function yearsSince(began: Date, now: Date): number[] {
  const years: number[] = [];
  for (let year = now.getUTCFullYear(); year >= began.getUTCFullYear(); year--) {
    const span = reportSpan(year, now);
    if (span && began < span.to) years.push(year);
  }
  return years;
}
