import { RevokeApiKeyInput } from "#protocol/api/account";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Refuses the key from now on. */
export async function revokeKey({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const person = requirePerson(ctx);
  const { keyId } = parseInput(RevokeApiKeyInput, input);
  const { auth, prisma } = handle();
  await auth.keys.revoke(person.id, keyId);
  await audit(prisma, ctx, "key.revoked", keyId);
  return {};
}
