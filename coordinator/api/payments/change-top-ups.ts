import { ChangeTopUpsInput } from "#protocol/api/payments";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeCardTry, termsForAudit, topUpTerms } from "./top-up-terms";

export async function changeTopUps({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: customerId } = requirePerson(ctx);
  const terms = topUpTerms(parseInput(ChangeTopUpsInput, input));
  await takeCardTry(customerId);
  await handle().prisma.$transaction(async (tx) => {
    const { count } = await tx.savedCard.updateMany({
      where: { customerId, state: "saved" },
      data: { ...terms, whyOff: null, language: ctx.language ?? "en" },
    });
    if (count === 0) throw refuse("no-saved-card");
    await audit(tx, ctx, "top-ups.set", customerId, termsForAudit(terms));
  });
  return {};
}
