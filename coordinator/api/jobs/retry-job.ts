import { templateFields } from "#core/jobs/template";
import { RetryJobInput, type SubmittedJob } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { ChangedLimits, JobManifest } from "#protocol/manifest/job-manifest";
import { requirePerson } from "../../auth/context";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { failedInputs } from "./failed-inputs";
import { keptJob } from "./kept-job";
import { submitJob } from "./submit-job";

const SUFFIX = " (retry)";

/**
 * The units that failed so far as a new job. A program that failed would fail again, so the program, limits or budget
 * can be changed.
 */
export async function retryJob({ ctx, input, signal }: Call<unknown>): Promise<SubmittedJob> {
  const { jobId, budget, program, limits } = parseInput(RetryJobInput, input);
  const job = await keptJob(ctx, jobId);
  if (job.customerId !== requirePerson(ctx).id) {
    throw refuse("retry-by-customer-only");
  }
  if (job.failed === 0) throw refuse("nothing-failed");
  const manifest = job.manifest as unknown as JobManifest;
  refuseOverwriting(manifest);
  const inputs = await failedInputs(job, manifest, signal);
  const again: JobManifest = {
    ...manifest,
    name: `${manifest.name.slice(0, LIMITS.jobNameChars - SUFFIX.length)}${SUFFIX}`,
    inputs,
    program: { ...manifest.program, ...(program === undefined ? {} : { source: { blob: program } }) },
    budget: budget ?? manifest.budget,
    limits: changed(manifest.limits, limits),
    // Its tiles or pairs were those of all units.
    picture: { kind: "mosaic" },
  };
  return submitJob({ ctx, input: again, ...(signal ? { signal } : {}) });
}

const changed = (limits: JobManifest["limits"], changes: ChangedLimits = {}): JobManifest["limits"] =>
  Object.assign(
    { ...limits },
    ...Object.entries(changes).flatMap(([name, value]) => (value ? [{ [name]: value }] : [])),
  );

/** Units are numbered from 0 again: their outputs must not overwrite others'. */
function refuseOverwriting({ destination }: JobManifest) {
  const fields = destination === undefined ? [] : templateFields(destination);
  if (destination === undefined || fields.includes("job") || fields.includes("hash")) return;
  throw refuse("retry-would-overwrite", { destination });
}
