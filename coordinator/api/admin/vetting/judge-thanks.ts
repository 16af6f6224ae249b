import { JudgeThanksInput, type ReportedThanks } from "#protocol/api/thanks";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { listReportedThanks } from "./list-reported-thanks";

/** A moderator takes a message away, reported or not; or leaves it, and the same devices cannot report it again. */
export async function judgeThanks({ ctx, input }: Call<unknown>): Promise<ReportedThanks> {
  requireAdmin(ctx, "judgeThanks");
  const { jobId, decision, reason } = parseInput(JudgeThanksInput, input);
  const now = new Date();
  await handle().prisma.$transaction(async (tx) => {
    const jobNo = (await tx.job.findUnique({ where: { id: jobId }, select: { no: true } }))?.no ?? -1;
    const shown = { jobNo, removedWhy: null };
    const { count } =
      decision === "remove"
        ? await tx.thanks.updateMany({ where: shown, data: { removedWhy: reason } })
        : { count: await tx.thanks.count({ where: shown }) };
    if (count === 0) throw refuse("no-such-thanks", { jobId });
    await tx.thanksReport.updateMany({ where: { jobNo, handledAt: null }, data: { handledAt: now } });
    await audit(tx, ctx, decision === "remove" ? "thanks.removed" : "thanks.kept", jobId, { reason });
  });
  return listReportedThanks({ ctx, input: {} });
}
