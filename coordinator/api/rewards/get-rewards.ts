import type { HouseholdRewards } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { partnersOfPayouts } from "../../rewards/partners-of-payouts";
import { readEarnings } from "../../rewards/read-earnings";
import { wordsOf } from "../../rewards/words-of";
import { queryByPrisma } from "../../store/query";
import type { Call } from "../call";
import { payoutView } from "./payout-view";
import { rewardViews } from "./reward-views";

/** What the caller's household may redeem, for what, and what became of what they asked for. */
export async function getRewards({ ctx }: Call<unknown>): Promise<HouseholdRewards> {
  const { id: personId } = requirePerson(ctx);
  const { prisma } = handle();
  const { redeemable } = await readEarnings(queryByPrisma(prisma), personId, { lock: false });
  const [person, rewards, payouts] = await Promise.all([
    prisma.person.findUniqueOrThrow({ where: { id: personId }, select: { emailVerified: true } }),
    rewardViews(ctx.language),
    prisma.payout.findMany({
      where: { personId },
      orderBy: [{ askedAt: "desc" }, { id: "asc" }],
      take: LIMITS.MAX_PAYOUTS_SHOWN,
      include: { reward: true, lines: true },
    }),
  ]);
  const { lines, ...sums } = redeemable;
  const free = byJob(lines.map(({ jobNo, freeNanos }) => ({ jobNo, nanos: freeNanos })));
  const ofPayouts = payouts.map((payout) =>
    byJob(payout.lines.map(({ jobNo, amountNanos }) => ({ jobNo, nanos: Number(amountNanos) }))),
  );
  const siteOf = await partnersOfPayouts(payouts);
  const name = await jobNames([free, ...ofPayouts].flatMap((amounts) => amounts.map(({ jobNo }) => jobNo)));
  return {
    ...sums,
    needsEmail: !person.emailVerified,
    jobs: free.map(name),
    rewards,
    payouts: payouts.map((payout, at) => ({
      ...payoutView(payout, wordsOf(payout.reward.names)[ctx.language ?? "en"], siteOf(payout)),
      jobs: (ofPayouts[at] ?? []).map(name),
    })),
  };
}

/** The largest sums, by job. */
function byJob(lines: readonly { jobNo: number; nanos: number }[]) {
  const sums = new Map<number, number>();
  for (const { jobNo, nanos } of lines) sums.set(jobNo, (sums.get(jobNo) ?? 0) + nanos);
  return [...sums]
    .map(([jobNo, nanos]) => ({ jobNo, nanos }))
    .sort((a, b) => b.nanos - a.nanos)
    .slice(0, LIMITS.MAX_EARNING_JOBS_SHOWN);
}

async function jobNames(nos: readonly number[]) {
  const rows = await handle().prisma.job.findMany({
    where: { no: { in: [...new Set(nos)] } },
    select: { no: true, id: true, name: true },
  });
  const byNo = new Map(rows.map((row) => [row.no, row]));
  return ({ jobNo, nanos }: { jobNo: number; nanos: number }) => ({
    jobId: byNo.get(jobNo)?.id ?? "",
    name: byNo.get(jobNo)?.name ?? "",
    amountNanos: nanos,
  });
}
