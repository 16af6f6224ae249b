import type { z } from "zod";
import { needsPayee, type RewardKind } from "#core/rewards/reward-kind";
import { type AskedPayout, AskPayoutInput } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import { holdPartnerPayout } from "../../rewards/hold-partner-payout";
import { holdPayout } from "../../rewards/hold-payout";
import { newId } from "../../rewards/new-id";
import { queryByPrisma } from "../../store/query";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

const DAY_S = 86_400;
/** A site of which a hundred thousand earnings have just changed takes seconds to add up. */
const HOLD_MS = 60_000;

/** Sets what the caller's household, or a partner of theirs, has earned aside for a reward. */
export async function askPayout({ ctx, input }: Call<unknown>): Promise<z.infer<typeof AskedPayout>> {
  const { id: personId } = requirePerson(ctx);
  const { rewardId, amount, payee, partnerId } = parseInput(AskPayoutInput, input);
  const { prisma, tries } = handle();
  const max = LIMITS.MAX_PAYOUTS_ASKED_PER_DAY;
  if (!(await tries.consume(`payouts of ${personId}`, { window: DAY_S, max })).allowed)
    throw refuse("too-many-payouts-asked", { max });
  const amountNanos = dollarNanos(amount);
  const payoutId = newId("po");
  await prisma.$transaction(
    async (tx) => {
      // One request of a person at a time, and none once their account is being deleted.
      const [person] = await tx.$queryRaw<{ email: string; isVerified: boolean }[]>`
      SELECT email, email_verified AS "isVerified" FROM person WHERE id = ${personId} AND deleted_at IS NULL FOR UPDATE`;
      if (!person?.isVerified) throw refuse("email-not-verified");
      const reward = await tx.reward.findUnique({ where: { id: rewardId } });
      if (!reward) throw refuse("no-such-reward");
      if (!reward.isOpen) throw refuse("reward-closed");
      const kind = reward.kind as RewardKind;
      if (needsPayee(kind) && payee === "") throw invalidInput([{ path: "payee", fault: { kind: "no-payee" } }]);
      if (amountNanos < reward.minimumNanos)
        throw refuse("below-minimum", { minimum: dollarText(Number(reward.minimumNanos)) });
      const open = await tx.payout.count({ where: { personId, state: { in: ["held", "approved"] } } });
      if (open >= LIMITS.MAX_OPEN_PAYOUTS) throw refuse("too-many-payouts", { max: LIMITS.MAX_OPEN_PAYOUTS });
      const paysTo = kind === "e-transfer" ? person.email : needsPayee(kind) ? payee : null;
      const payout = { id: payoutId, rewardId, personId, amountNanos, payee: paysTo };
      const query = queryByPrisma(tx);
      await (partnerId === undefined ? holdPayout(query, payout) : holdPartnerPayout(query, { ...payout, partnerId }));
    },
    { timeout: HOLD_MS },
  );
  return { payoutId };
}
