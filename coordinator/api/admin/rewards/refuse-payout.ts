import { RefusePayoutInput } from "#protocol/api/rewards";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import { returnPayouts } from "../../../rewards/end-payout";
import { queryByPrisma } from "../../../store/query";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** Also one that is approved or paid, because a bank may send it back, days later; not one that was paid in the city, as a gift. */
export async function refusePayout({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx, "refusePayout");
  const { payoutId, reason } = parseInput(RefusePayoutInput, input);
  await handle().prisma.$transaction(async (tx) => {
    if ((await returnPayouts(queryByPrisma(tx), { payoutId }, "refused", reason)) === 0) {
      const isThere = (await tx.payout.count({ where: { id: payoutId } })) === 1;
      throw refuse(isThere ? "payout-not-held" : "no-such-payout");
    }
    await audit(tx, ctx, "payout.refused", payoutId, { reason });
  });
  return {};
}
