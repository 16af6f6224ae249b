import type { Job as JobRow } from "#prisma/generated/client";
import type { JobDetail } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";

/** A job's source and followers, all of which belong to its customer. */
export async function chainOf({ no, sourceNo }: JobRow): Promise<Pick<JobDetail, "source" | "followers">> {
  const { job } = handle().prisma;
  const [source, followers] = await Promise.all([
    sourceNo === null ? null : job.findUnique({ where: { no: sourceNo }, select: { id: true, name: true } }),
    job.findMany({
      where: { sourceNo: no, deletedAt: null },
      orderBy: { no: "desc" },
      take: LIMITS.MAX_FOLLOWERS_SHOWN,
      select: { id: true, name: true, state: true, units: true, goesOn: true },
    }),
  ]);
  return {
    source: source && { jobId: source.id, name: source.name },
    followers: followers.map(({ id, name, state, units, goesOn }) => ({
      ...{ jobId: id, name, state, goesOn },
      waits: state === "paused" && units === 0,
    })),
  };
}
