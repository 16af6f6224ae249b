import { isDeepStrictEqual } from "node:util";
import type { Pool } from "pg";
import type { Prisma, YearlyReport as ReportRow } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { audit } from "../auth/audit";
import type { Context } from "../auth/context";
import type { Handle } from "../handle";
import { refuse } from "../refusals/refuse";
import { figureReport } from "./figure-report";
import { refuseIfWritten } from "./refuse-if-written";
import { figuresOf } from "./report-rows";
import { type ReportSpan, reportSpan } from "./report-span";

type Parts = Pick<Handle, "pool" | "prisma" | "config">;

/** Between the figures and their writing, somebody else may have published an edition that these did not know of. */
const MAX_TRIES = 3;

/**
 * Publishes a report of a year, unless the last edition says the same. Two at once make one edition: what the second
 * would write is then what stands there. The figures are read outside any transaction, so nobody waits for them.
 */
export async function makeReport(parts: Parts, ctx: Context, year: number): Promise<ReportRow> {
  const span = await spanOf(parts.pool, year);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const known = await parts.prisma.yearlyReport.findMany({ where: { year }, orderBy: { edition: "asc" } });
    const { pool, config } = parts;
    const figures = await figureReport({ pool, usDollarNanos: config.usDollarNanos }, span, known.map(figuresOf));
    const last = known.at(-1);
    if (last && isDeepStrictEqual(figuresOf(last), figures)) return last;
    const made = await parts.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('reports', ${year}))`;
      const editions = await tx.yearlyReport.count({ where: { year } });
      if (editions !== known.length) return undefined;
      if (editions >= LIMITS.MAX_REPORT_EDITIONS) throw refuse("too-many-report-editions", { year, editions });
      const edition = editions + 1;
      await audit(tx, ctx, "yearly-report.made", `${year}`, { edition });
      return tx.yearlyReport.create({ data: { year, edition, figures: figures as Prisma.InputJsonObject } });
    });
    if (made) return made;
  }
  throw refuse("report-still-written");
}

/** By the database's clock. */
async function spanOf(pool: Pool, year: number): Promise<ReportSpan> {
  const { rows } = await pool.query<{ now: Date; began: Date | null }>(
    "SELECT clock_timestamp() AS now, (SELECT at FROM posting ORDER BY id LIMIT 1) AS began",
  );
  const { now = new Date(), began = null } = rows[0] ?? {};
  const span = reportSpan(year, now);
  if (!span || began === null || (began >= span.to && !span.isWhole)) throw refuse("report-too-early", { year });
  if (began >= span.to) throw refuse("report-before-city", { year });
  await refuseIfWritten(pool, span.to);
  return span;
}
