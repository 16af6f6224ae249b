import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** The places on the boards go with it. */
export async function removeProfile({ ctx }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  await handle().prisma.profile.deleteMany({ where: { personId } });
  return {};
}
