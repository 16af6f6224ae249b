import { requirePower } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** Whether an admin has vouched for any customer; until then no device becomes trusted. Uses the index on subjects. */
export async function isAnybodyVouchedFor({ ctx }: Call<unknown>): Promise<boolean> {
  requirePower(ctx, "see");
  const rows = await handle().prisma.$queryRaw<unknown[]>`
    SELECT FROM person WHERE EXISTS (SELECT FROM posting WHERE subject = person.id AND kind = 'gift') LIMIT 1`;
  return rows.length > 0;
}
