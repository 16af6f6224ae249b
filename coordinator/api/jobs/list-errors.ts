import { type ErrorGroup, type ErrorGroups, JobIdInput } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";
import { errorOf } from "./unit-result";

interface GroupRow {
  failure: string;
  exit_code: number | null;
  message: string | null;
  stderr: string;
  count: number;
  units: number[];
}

/** Why units failed, each reason once, grouped by their messages without numbers. */
export async function listErrors({ ctx, input }: Call<unknown>): Promise<ErrorGroups> {
  const { jobId } = parseInput(JobIdInput, input);
  const job = await keptJob(ctx, jobId);
  const { failed } = job;
  if (failed === 0) return { groups: [], counted: 0, failed };
  const looked = Math.min(failed, LIMITS.MAX_GROUPED_FAILURES);
  const { rows } = await handle().pool.query<GroupRow>(GROUPS, [job.no, looked, LIMITS.MAX_ERROR_GROUPS]);
  const groups = rows.map(
    (row): ErrorGroup => ({
      error: errorOf(job, { ...row, exitCode: row.exit_code }, ctx.language),
      stderr: row.stderr,
      exitCode: row.exit_code,
      count: row.count,
      units: row.units,
    }),
  );
  return { groups, counted: looked, failed };
}

/** The last line of a traceback says what was wrong, and that of most other programs' errors, too. */
const GROUPS = `
WITH failed AS MATERIALIZED (
  SELECT unit, failure, exit_code, left(split_part(message, E'\\n  at function ', 1), 500) AS message,
    coalesce(substring(rtrim(right(stderr, 1000), E' \\t\\r\\n') FROM '[^\\r\\n]*$'), '') AS stderr
  FROM replica WHERE job_no = $1 AND settles AND failure IS NOT NULL ORDER BY unit LIMIT $2
), said AS (
  SELECT *, regexp_replace(coalesce(message, '') || E'\\n' || stderr, '(0x[0-9a-fA-F]+|[0-9]+([.][0-9]+)?)', '#', 'g') AS words
  FROM failed
)
SELECT failure, exit_code, (array_agg(message ORDER BY unit))[1] AS message, (array_agg(stderr ORDER BY unit))[1] AS stderr,
  count(*)::int AS count, (array_agg(unit ORDER BY unit))[1:5] AS units
FROM said GROUP BY failure, exit_code, words ORDER BY count(*) DESC, min(unit) LIMIT $3`;
