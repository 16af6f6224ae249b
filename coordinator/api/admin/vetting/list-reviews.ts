import type { ReviewList } from "#protocol/api/vetting";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { countHeldJobs, heldJobs } from "./held-jobs";

/** Jobs that wait for a moderator, and the programs that are banned. */
export async function listReviews({ ctx }: Call<unknown>): Promise<ReviewList> {
  requireAdmin(ctx, "listReviews");
  const { prisma } = handle();
  const [waiting, total, bans] = await Promise.all([
    heldJobs(prisma, LIMITS.MAX_REVIEWS_SHOWN),
    countHeldJobs(prisma),
    prisma.bannedProgram.findMany({ orderBy: { since: "desc" }, take: LIMITS.MAX_BANS_SHOWN }),
  ]);
  return {
    waiting,
    total,
    bans: bans.map(({ hash, reason, since }) => ({ program: hash, reason, since: since.toISOString() })),
  };
}
