import { type MadeApiKey, MakeApiKeyInput } from "#protocol/api/account";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Makes an API key. Its text is only in this answer. */
export async function makeKey({ ctx, input }: Call<unknown>): Promise<MadeApiKey> {
  const person = requirePerson(ctx);
  const { name, days } = parseInput(MakeApiKeyInput, input);
  const { auth, prisma } = handle();
  const made = await auth.keys.make(person.id, name, days, ctx.member?.id);
  await audit(prisma, ctx, "key.made", made.id, { name });
  return made;
}
