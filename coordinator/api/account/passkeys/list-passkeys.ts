import type { z } from "zod";
import type { PasskeyList } from "#protocol/api/passkeys";
import { requirePerson } from "../../../auth/context";
import { listOwnPasskeys } from "../../../auth/passkeys";
import { handle } from "../../../handle";
import type { Call } from "../../call";

export async function listPasskeys({ ctx }: Call<unknown>): Promise<z.infer<typeof PasskeyList>> {
  return { passkeys: await listOwnPasskeys(handle().prisma, requirePerson(ctx).id) };
}
