import { SetBillingAddressInput } from "#protocol/api/payments";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** On documents from now on: what is issued stays as it is. */
export async function setBillingAddress({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { address } = parseInput(SetBillingAddressInput, input);
  await handle().prisma.$transaction(async (tx) => {
    // Behind the row of the person: whoever is deleted meanwhile leaves no address behind.
    const found = await tx.$queryRaw<object[]>`
      SELECT id FROM person WHERE id = ${personId} AND deleted_at IS NULL FOR UPDATE`;
    if (address === null || found.length === 0) return tx.billingAddress.deleteMany({ where: { personId } });
    const data = { name: address.name, lines: address.lines.join("\n"), taxNumber: address.taxNumber };
    return tx.billingAddress.upsert({ where: { personId }, create: { personId, ...data }, update: data });
  });
  return {};
}
