import type { Job as JobRow, Replica } from "#prisma/generated/client";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";

/** The row that settled the unit. */
export async function settledUnit(job: JobRow, unit: number): Promise<Replica> {
  if (unit >= job.units) {
    throw new ApiError("NOT_FOUND", `This job has units 0 to ${job.units - 1}; there is no unit ${unit}.`);
  }
  const row = await handle().prisma.replica.findFirst({ where: { jobNo: job.no, unit, settles: true } });
  if (row) return row;
  throw new ApiError("NOT_FOUND", `Unit ${unit} is not settled yet. It will be here when enough devices agree on it.`);
}
