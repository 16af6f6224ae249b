import type { JobSpec } from "#core/jobs/job-spec";
import type { Job as JobRow, Prisma, PrismaClient } from "#prisma/generated/client";
import type { JobInputs } from "#protocol/manifest/job-manifest";

/** What people are shown of a spec, and whose job it is. */
export type ShownSpec = Pick<JobSpec, "cause" | "python" | "runtime" | "inputKind" | "picture" | "customerName">;

/** A job's row as it is shown: a manifest and a spec may have megabytes, and a list of jobs needs a few words of each. */
export type ShownRow = Omit<JobRow, "manifest" | "spec"> & {
  spec: ShownSpec;
  /** Null for jobs of older cities. */
  manifestKind: JobInputs["kind"] | null;
};

type Head = Pick<ShownRow, "no" | "spec" | "manifestKind">;

interface PageOfJobs {
  page: number;
  perPage: number;
}

/** One page of the jobs that `where` allows, newest first, and how many there are. */
export async function listedJobs(
  prisma: PrismaClient,
  where: Prisma.JobWhereInput,
  { page, perPage }: PageOfJobs,
): Promise<{ rows: ShownRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    prisma.job.findMany({
      where,
      omit: { manifest: true, spec: true },
      orderBy: { no: "desc" },
      skip: (page - 1) * perPage,
      take: perPage,
    }),
    prisma.job.count({ where }),
  ]);
  const heads = await prisma.$queryRaw<Head[]>`
    SELECT no, manifest #>> '{inputs,kind}' AS "manifestKind", jsonb_strip_nulls(jsonb_build_object('cause', spec -> 'cause', 'python',
      spec -> 'python', 'runtime', spec -> 'runtime', 'inputKind', spec -> 'inputKind', 'picture', spec -> 'picture',
      'customerName', spec -> 'customerName')) AS spec
    FROM job WHERE no = ANY(${rows.map(({ no }) => no)}::int[])`;
  const headOf = new Map(heads.map((head) => [head.no, head]));
  const shown = rows.flatMap((row) => {
    const head = headOf.get(row.no);
    return head ? [{ ...row, ...head }] : [];
  });
  return { rows: shown, total };
}
