import { DAY } from "#core/time";
import { type JobThanks, WriteThanksInput } from "#protocol/api/thanks";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { refuseUnwelcome } from "../../vetting/standing-of";
import type { Call } from "../call";
import { readableJob } from "../jobs/readable-job";
import { parseInput } from "../parse-input";
import { getThanks, hasEnded } from "./get-thanks";

/** Only the job's customer writes, once, when devices have agreed on a result: there is somebody to thank. */
export async function writeThanks({ ctx, input }: Call<unknown>): Promise<JobThanks> {
  const { jobId, text, outcome } = parseInput(WriteThanksInput, input);
  const { id: personId } = requirePerson(ctx);
  const { prisma, tries } = handle();
  const job = await readableJob(ctx, jobId);
  if (job.customerId !== personId) throw refuse("no-such-job", { jobId });
  if (!hasEnded(job)) throw refuse("thanks-too-early");
  if (job.agreed === 0) throw refuse("thanks-to-nobody");
  const max = LIMITS.MAX_THANKS_PER_DAY;
  const { allowed } = await tries.consume(`thanks of ${personId}`, { window: DAY / 1_000, max });
  if (!allowed) throw refuse("too-many-thanks", { max });
  await refuseUnwelcome(prisma, personId);
  const row = { jobNo: job.no, text, outcome };
  const { count } = await prisma.thanks.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) throw refuse("thanks-written");
  return getThanks({ ctx, input: { jobId } });
}
