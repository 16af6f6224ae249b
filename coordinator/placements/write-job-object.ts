import type { JobSpec } from "#core/jobs/job-spec";
import { listingFolder } from "#protocol/manifest/destination";
import type { Bucket } from "../buckets/bucket";

/** Writes an object next to a job's listings that describes the job. If it can be written, so can outputs. */
export async function writeJobObject(
  bucket: Bucket,
  { spec, template }: { spec: Pick<JobSpec, "jobId" | "name">; template: string },
): Promise<void> {
  const { jobId, name } = spec;
  const text = `${JSON.stringify({ job: jobId, name, destination: template })}\n`;
  await bucket.write(`${listingFolder(template, jobId)}job.json`, Buffer.from(text), { type: "application/json" });
}
