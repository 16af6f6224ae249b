import type { z } from "zod";
import type { ApiKeyList } from "#protocol/api/account";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

export async function listKeys({ ctx }: Call<unknown>): Promise<z.infer<typeof ApiKeyList>> {
  return { keys: await handle().auth.keys.list(requirePerson(ctx).id) };
}
