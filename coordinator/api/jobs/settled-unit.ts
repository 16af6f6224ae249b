import type { Job as JobRow, Replica } from "#prisma/generated/client";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** The row that settled the unit. */
export async function settledUnit(job: JobRow, unit: number): Promise<Replica> {
  if (unit >= job.units) {
    throw refuse("no-such-unit", { unit, units: job.units });
  }
  const row = await handle().prisma.replica.findFirst({ where: { jobNo: job.no, unit, settles: true } });
  if (row) return row;
  throw refuse("unit-not-settled", { unit });
}
