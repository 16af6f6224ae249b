import { type EarnedUnits, EarnedUnitsInput } from "#protocol/api/rewards";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { type Place, readEarnedUnits } from "../../rewards/read-earned-units";
import { queryByPrisma } from "../../store/query";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** What a line of the caller's earnings is made of. */
export async function getEarnedUnits({ ctx, input }: Call<unknown>): Promise<EarnedUnits> {
  const { id: personId } = requirePerson(ctx);
  const { jobId, after } = parseInput(EarnedUnitsInput, input);
  const { prisma } = handle();
  const job = await prisma.job.findUnique({
    where: { id: jobId },
    select: { no: true, name: true, createdAt: true, forgottenUnits: true, forgottenAt: true },
  });
  const asked = job && { personId, job, after: after === undefined ? undefined : placeOf(after) };
  const read = asked && (await readEarnedUnits(queryByPrisma(prisma), asked));
  if (!job || !read) throw refuse("nothing-earned", { jobId });
  return {
    jobId,
    jobName: job.name,
    units: read.units.map(({ at, ...unit }) => ({ ...unit, at: at.toISOString() })),
    next: read.next && cursorOf(read.next),
    isForgotten: job.forgottenAt !== null || job.forgottenUnits > 0,
  };
}

const cursorOf = ({ deviceNo, at, jobNo, unit }: Place) => [deviceNo, at, jobNo, unit].join(".");

function placeOf(cursor: string): Place {
  const [deviceNo = 0, at = 0, jobNo = 0, unit = 0] = cursor.split(".").map(Number);
  return { deviceNo, at, jobNo, unit };
}
