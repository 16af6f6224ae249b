import type { Job as JobRow } from "#prisma/generated/client";
import { handle } from "../../handle";

type Totals = Pick<JobRow, "agreed" | "failed" | "reopened" | "fuel" | "spentNanos">;

/** With what its coordinators have settled and not yet added to its row; in lists a job may be a little behind. */
export async function withTotals(row: JobRow): Promise<JobRow> {
  if (row.state === "finished" || row.state === "cancelled") return row;
  const totals = await handle().prisma.$queryRaw<Totals[]>`
    SELECT agreed, failed, reopened, fuel, spent_nanos AS "spentNanos" FROM job_total WHERE no = ${row.no}`;
  return { ...row, ...totals[0] };
}
