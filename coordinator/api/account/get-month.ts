import { MonthInput, type MonthStatement } from "#protocol/api/months";
import { LIMITS } from "#protocol/limits";
import { postingInWords } from "#protocol/words/posting-in-words";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { type MonthOfJob, readMonth } from "../../statements/read-month";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** What the caller's money did in a month. */
export async function getMonth({ ctx, input }: Call<unknown>): Promise<MonthStatement> {
  const person = requirePerson(ctx);
  const { month } = parseInput(MonthInput, input);
  const { from, to, opening, closing, movements, jobs } = await readMonth(handle().pool, person.id, month);
  const shown = jobs.slice(0, LIMITS.MAX_MONTH_JOBS);
  return {
    month,
    from: from.toISOString(),
    to: to.toISOString(),
    opening,
    closing,
    movements: movements.map(({ at, kind, facts, amount_nanos }) => ({
      at: at.toISOString(),
      kind,
      about: postingInWords(kind, facts, ctx.language ?? "en"),
      amountNanos: amount_nanos,
    })),
    jobs: shown.map((job) => ({ jobId: job.id, name: job.name, ...sumsOf([job]) })),
    otherJobs: { jobs: jobs.length - shown.length, ...sumsOf(jobs.slice(shown.length)) },
  };
}

const sumsOf = (jobs: readonly MonthOfJob[]) => ({
  chargedNanos: jobs.reduce((sum, job) => sum + job.charged_nanos, 0),
  returnedNanos: jobs.reduce((sum, job) => sum + job.returned_nanos, 0),
});
