import type { JobSpec } from "#core/jobs/job-spec";
import type { Quarantine, QuarantineList } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** Quarantined programs, newest first, with the sandboxes they crashed and the jobs that wait. */
export async function listQuarantines({ ctx }: Call<unknown>): Promise<QuarantineList> {
  requireAdmin(ctx, "listQuarantines");
  const { prisma } = handle();
  const rows = await prisma.quarantine.findMany({ orderBy: { since: "desc" }, take: LIMITS.quarantinesShown });
  const programs = rows.map(({ program }) => program);
  const crashes = await prisma.sandboxCrash.findMany({
    where: { program: { in: programs } },
    orderBy: { at: "asc" },
    take: LIMITS.quarantinesShown * LIMITS.MAX_SANDBOX_CRASHES,
  });
  const jobs = await prisma.job.findMany({
    where: {
      state: { in: ["running", "paused"] },
      OR: programs.map((equals) => ({ spec: { path: ["program", "hash"], equals } })),
    },
    select: { id: true, name: true, spec: true },
    take: LIMITS.quarantinesShown,
  });
  const view = ({ program, since }: (typeof rows)[number]): Quarantine => ({
    program,
    since: since.toISOString(),
    engines: crashes.filter((crash) => crash.program === program).map(({ engine }) => engine),
    jobs: jobs
      .filter(({ spec }) => (spec as unknown as JobSpec).program.hash === program)
      .map(({ id, name }) => ({ id, name })),
  });
  return { quarantines: rows.map(view) };
}
