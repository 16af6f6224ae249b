import type { Prisma, YearlyReport as ReportRow } from "#prisma/generated/client";
import { ReportFigures, type YearlyReport } from "#protocol/api/reports";

type Db = Pick<Prisma.TransactionClient, "yearlyReport">;

export const lastEdition = (db: Db, year: number): Promise<ReportRow | null> =>
  db.yearlyReport.findFirst({ where: { year }, orderBy: { edition: "desc" } });

export const figuresOf = ({ figures }: Pick<ReportRow, "figures">): ReportFigures => ReportFigures.parse(figures);

export const reportView = (row: ReportRow, editions: number): YearlyReport => ({
  ...{ year: row.year, edition: row.edition, editions, madeAt: row.madeAt.toISOString() },
  ...figuresOf(row),
});
