import { PasskeyIdInput } from "#protocol/api/passkeys";
import { audit } from "../../../auth/audit";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

export async function removePasskey({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const person = requirePerson(ctx);
  const { passkeyId } = parseInput(PasskeyIdInput, input);
  await handle().prisma.$transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, userId: person.id } });
    if (count === 0) throw refuse("no-such-passkey");
    await audit(tx, ctx, "passkey.removed", person.id);
  });
  return {};
}
