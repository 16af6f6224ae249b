import type { Job as JobRow, Prisma } from "#prisma/generated/client";
import { refuse } from "../../../refusals/refuse";

/** Units added to a job after it was submitted. */
export interface Addition {
  firstUnit: number;
  units: number;
  /** They were added by an earlier call with the same key. */
  before: boolean;
}

/** What was already added under the key. */
export async function additionOf(
  db: Pick<Prisma.TransactionClient, "addition">,
  { no: jobNo }: Pick<JobRow, "no">,
  key: string,
  digest: Uint8Array,
): Promise<Addition | undefined> {
  const row = await db.addition.findUnique({ where: { jobNo_key: { jobNo, key } } });
  if (!row) return undefined;
  const { firstUnit, units } = row;
  if (Buffer.compare(row.digest, digest) === 0) return { firstUnit, units, before: true };
  throw refuse("key-of-other-inputs", { key, firstUnit, lastUnit: firstUnit + units - 1 });
}
