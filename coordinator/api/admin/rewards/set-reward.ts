import type { z } from "zod";
import { type MadeReward, SetRewardInput } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import { newId } from "../../../rewards/new-id";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** A reward keeps its kind: what was asked for under one is not paid as another. */
export async function setReward({ ctx, input }: Call<unknown>): Promise<z.infer<typeof MadeReward>> {
  requireAdmin(ctx, "setReward");
  const { rewardId, kind, minimum, goal, ...words } = parseInput(SetRewardInput, input);
  const data = {
    ...words,
    minimumNanos: dollarNanos(minimum),
    goalNanos: goal === null ? null : dollarNanos(goal),
  };
  const id = rewardId ?? newId("rw");
  await handle().prisma.$transaction(async (tx) => {
    if (rewardId === undefined) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('rewards', 0))`;
      if ((await tx.reward.count()) >= LIMITS.MAX_REWARDS)
        throw refuse("too-many-rewards", { max: LIMITS.MAX_REWARDS });
      await tx.reward.create({ data: { id, kind, ...data } });
    } else {
      const { count } = await tx.reward.updateMany({ where: { id, kind }, data });
      if (count === 0) throw refuse("no-such-reward");
    }
    await audit(tx, ctx, "reward.set", id, { name: words.names.en });
  });
  return { rewardId: id };
}
