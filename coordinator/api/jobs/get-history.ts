import { type JobHistory, JobIdInput } from "#protocol/api/jobs";
import { SAMPLE_EVERY_MS } from "../../duties/job-sampler";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { readableJob } from "./readable-job";

const MAX_SAMPLES = 600;

interface SampleRow {
  bucket: number;
  settled: number;
  cores: number;
  asked: number;
}

/** The job over time in at most 600 samples of equal length; nothing is recorded or sent for times in which it rests. */
export async function getHistory({ ctx, input }: Call<unknown>): Promise<JobHistory> {
  const { jobId } = parseInput(JobIdInput, input);
  const job = await readableJob(ctx, jobId);
  const { _min: first, _max: last } = await handle().prisma.jobSample.aggregate({
    where: { jobNo: job.no },
    _min: { at: true },
    _max: { at: true },
  });
  const start = first.at ?? job.finishedAt;
  if (!start) return { jobId, everyMs: SAMPLE_EVERY_MS, samples: [] };
  const spanMs = (job.finishedAt ?? last.at ?? start).getTime() - start.getTime();
  const everyMs = SAMPLE_EVERY_MS * Math.max(1, Math.ceil(spanMs / SAMPLE_EVERY_MS / MAX_SAMPLES));
  const rows = await buckets(job.no, start, everyMs);
  let before = 0;
  const samples = rows.map(({ bucket, settled, cores, asked }) => {
    // Units that are computed again do not reduce what was done before.
    const units = Math.max(0, settled - before);
    const sample = { at: start.getTime() + bucket * everyMs, units, cores, asked };
    before = settled;
    return sample;
  });
  return { jobId, everyMs, samples };
}

/** The last sample of each interval of `everyMs`; `settled` is the total up to then. A job's end is its last sample. */
const buckets = (jobNo: number, start: Date, everyMs: number) =>
  handle().prisma.$queryRaw<SampleRow[]>`
    SELECT DISTINCT ON (bucket) floor(extract(epoch FROM at - ${start}::timestamptz) * 1000 / ${everyMs}::int)::int AS bucket,
      settled, cores, asked
    FROM (
      SELECT at, settled, cores, asked FROM job_sample WHERE job_no = ${jobNo}
      UNION ALL
      SELECT finished_at, agreed + failed, 0, cores FROM job WHERE no = ${jobNo} AND finished_at IS NOT NULL
    ) AS samples
    ORDER BY bucket, at DESC`;
