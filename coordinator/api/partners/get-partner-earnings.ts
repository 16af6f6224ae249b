import type { WorkKind } from "#core/jobs/work-kind";
import { type PartnerEarnings, PartnerIdInput } from "#protocol/api/partners";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { readPartnerEarnings } from "../../rewards/read-partner-earnings";
import { wordsOf } from "../../rewards/words-of";
import { queryByPrisma } from "../../store/query";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { payoutView } from "../rewards/payout-view";
import { rewardViews } from "../rewards/reward-views";
import { ownPartner } from "./own-partner";

/** By day and kind of work, and never by device or job: whose device it was is not the partner's to know. */
export async function getPartnerEarnings({ ctx, input }: Call<unknown>): Promise<PartnerEarnings> {
  const owner = requirePerson(ctx).id;
  const { partnerId } = parseInput(PartnerIdInput, input);
  const { name } = await ownPartner(owner, partnerId);
  const { prisma } = handle();
  const [earned, person, rewards, payouts, days] = await Promise.all([
    readPartnerEarnings(queryByPrisma(prisma), partnerId),
    prisma.person.findUniqueOrThrow({ where: { id: owner }, select: { emailVerified: true } }),
    rewardViews(ctx.language),
    prisma.payout.findMany({
      where: { partnerId },
      orderBy: [{ askedAt: "desc" }, { id: "asc" }],
      take: LIMITS.MAX_PAYOUTS_SHOWN,
      include: { reward: true },
    }),
    prisma.partnerDay.findMany({
      where: { partnerId },
      orderBy: [{ day: "desc" }, { workKind: "asc" }],
      take: LIMITS.MAX_PARTNER_DAYS_SHOWN,
    }),
  ]);
  return {
    ...earned,
    name,
    needsEmail: !person.emailVerified,
    days: days.map(({ day, workKind, units, sharedNanos }) => ({
      day: day.toISOString().slice(0, 10),
      workKind: workKind as WorkKind,
      units,
      sharedNanos: Number(sharedNanos),
    })),
    rewards,
    payouts: payouts.map((payout) => ({
      ...payoutView(payout, wordsOf(payout.reward.names)[ctx.language ?? "en"], name),
      jobs: [],
    })),
  };
}
