import { PayoutIdInput } from "#protocol/api/rewards";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { returnPayouts } from "../../rewards/end-payout";
import { queryByPrisma } from "../../store/query";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** As long as no admin has approved it. */
export async function takeBackPayout({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { payoutId } = parseInput(PayoutIdInput, input);
  await handle().prisma.$transaction(async (tx) => {
    if ((await returnPayouts(queryByPrisma(tx), { payoutId, personId }, "withdrawn")) === 1) return;
    const isTheirs = (await tx.payout.count({ where: { id: payoutId, personId } })) === 1;
    throw refuse(isTheirs ? "payout-not-held" : "no-such-payout");
  });
  return {};
}
