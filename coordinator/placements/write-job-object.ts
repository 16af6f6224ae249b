import type { JobSpec } from "#core/jobs/job-spec";
import { listingFolder } from "#protocol/destination";
import type { Bucket } from "../buckets/bucket";

/** Beside the listings of a job: what it is. That it can be written says that outputs can. */
export async function writeJobObject(
  bucket: Bucket,
  { spec, template }: { spec: Pick<JobSpec, "jobId" | "name">; template: string },
): Promise<void> {
  const { jobId, name } = spec;
  const text = `${JSON.stringify({ job: jobId, name, destination: template })}\n`;
  await bucket.write(`${listingFolder(template, jobId)}job.json`, Buffer.from(text), { type: "application/json" });
}
