import { DismissReportsInput, type ReportList } from "#protocol/api/job-reports";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { listReports } from "./list-reports";

/** A moderator has looked at what residents reported of a job. The same devices cannot report it again. */
export async function dismissReports({ ctx, input }: Call<unknown>): Promise<ReportList> {
  requireAdmin(ctx, "dismissReports");
  const { jobId, reason } = parseInput(DismissReportsInput, input);
  await handle().prisma.$transaction(async (tx) => {
    const job = await tx.job.findUnique({ where: { id: jobId }, select: { no: true } });
    const where = { jobNo: job?.no ?? -1, handledAt: null };
    const { count } = await tx.jobReport.updateMany({ where, data: { handledAt: new Date() } });
    if (count === 0) throw refuse("not-reported", { jobId });
    await audit(tx, ctx, "reports.dismissed", jobId, { reason });
  });
  return listReports({ ctx, input: {} });
}
