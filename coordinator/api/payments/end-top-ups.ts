import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { dropUnasked } from "../../payments/top-ups/stop-top-ups";
import type { Call } from "../call";

/** From here on the card is not charged; a duty has the provider forget it. One that is being typed is not saved either. */
export async function endTopUps({ ctx }: Call<unknown>): Promise<Record<string, never>> {
  const { id: customerId } = requirePerson(ctx);
  await handle().prisma.$transaction(async (tx) => {
    const { count } = await tx.savedCard.updateMany({
      where: { customerId },
      data: { state: "leaving", customerId: null },
    });
    if (count === 0) return;
    await dropUnasked(tx, customerId);
    await audit(tx, ctx, "top-ups.ended", customerId);
  });
  return {};
}
