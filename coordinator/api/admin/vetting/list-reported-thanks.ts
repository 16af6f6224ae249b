import type { ReportedThanks } from "#protocol/api/thanks";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { queryByPrisma } from "../../../store/query";
import { SHOWN, type ThanksRow, thanksView, VISIBLE } from "../../../thanks/read-thanks";
import type { Call } from "../../call";

interface ReportedRow extends ThanksRow {
  devices: number;
  neighbourhoods: number;
}

/** Messages that residents reported, and at which no moderator has looked since. O(reports that nobody has looked at). */
export async function listReportedThanks({ ctx }: Call<unknown>): Promise<ReportedThanks> {
  requireAdmin(ctx, "listReportedThanks");
  const rows = await queryByPrisma(handle().prisma)<ReportedRow>(REPORTED, [LIMITS.MAX_REPORTED_SHOWN]);
  return {
    reported: rows.map(({ devices, neighbourhoods, ...row }) => ({ ...thanksView(row), devices, neighbourhoods })),
  };
}

const REPORTED = `SELECT thanks.no, ${SHOWN}, devices, neighbourhoods
  FROM (
    SELECT job_no, count(*)::int AS devices, count(DISTINCT coalesce(device.network, device.id))::int AS neighbourhoods
    FROM thanks_report JOIN device ON device.no = device_no WHERE handled_at IS NULL GROUP BY job_no
  ) AS said JOIN thanks USING (job_no) JOIN job ON job.no = job_no
  WHERE ${VISIBLE} ORDER BY neighbourhoods DESC, devices DESC, thanks.no DESC LIMIT $1`;
