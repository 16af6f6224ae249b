import type { CustomerId } from "#core/ids";
import type { Job as JobRow, Prisma } from "#prisma/generated/client";
import { SubmitJobInput, type SubmittedJob } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { audit } from "../../auth/audit";
import { type Context, type Person, requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { writeBlocks } from "../../inputs/write-blocks";
import { nameBlobs } from "../../keeping/name-blobs";
import { lockSharedAllowance } from "../../organisations/shared-allowance";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import { holdMoney } from "../../store/hold-money";
import { holdOffBans, refuseBannedJob } from "../../vetting/banned-programs";
import { refuseUnwelcome } from "../../vetting/standing-of";
import { tellModerators } from "../../vetting/tell-moderators";
import { HELD, vetJob } from "../../vetting/vet-job";
import { isVouchedFor } from "../account/is-vouched-for";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { jobView } from "./job-view";
import { proveDestination } from "./plan-destination";
import { type PlannedJob, planJob, warningsInWords } from "./plan-job";
import { waitForJob, waitingFor } from "./wait-for-job";

const WRITE_MS = 30_000;

/** Checks the manifest, holds its budget and queues its units; the first can run at once. */
export async function submitJob({ ctx, input, signal }: Call<unknown>): Promise<SubmittedJob> {
  const person = requirePerson(ctx);
  const manifest = parseInput(SubmitJobInput, input);
  const budgetNanos = dollarNanos(manifest.budget);
  if (budgetNanos > LIMITS.budgetNanos) throw invalidInput([{ path: "budget", fault: { kind: "budget-too-large" } }]);
  if (budgetNanos < LIMITS.MIN_BUDGET_NANOS) {
    const dollars = dollarText(LIMITS.MIN_BUDGET_NANOS);
    throw invalidInput([{ path: "budget", fault: { kind: "budget-too-small", dollars } }]);
  }
  const { findExitCode, okExitCodes } = manifest;
  if (findExitCode !== undefined && !okExitCodes.includes(findExitCode))
    throw invalidInput([{ path: "findExitCode", fault: { kind: "find-is-failure" } }]);
  const planned = await planJob(manifest, person, { signal });
  await proveDestination(person, planned);
  const { coordinator, bus, submissions } = handle();
  const write = () => writeJob({ ctx, person, manifest, budgetNanos }, planned);
  const { job: row, isHeld } = await submissions.run(person.id, write, signal);
  if (row.units > 0) {
    await coordinator.openJob(planned.spec.jobId);
    await bus.publish({ kind: "job.opened", jobId: row.id });
  }
  if (isHeld) await tellModerators(handle());
  return { ...jobView(row, ctx.language), warnings: warningsInWords(planned, ctx.language) };
}

interface Submission {
  ctx: Context;
  person: Person;
  manifest: JobManifest;
  budgetNanos: number;
}

function writeJob(
  { ctx, person, manifest, budgetNanos }: Submission,
  planned: PlannedJob,
): Promise<{ job: JobRow; isHeld: boolean }> {
  const { prisma, blobs, config } = handle();
  return prisma.$transaction(
    async (tx) => {
      await holdMoney(tx, person.id, planned.spec.jobId, { reason: "submitted", name: manifest.name }, budgetNanos);
      // Of two concurrent jobs the second sees the first.
      await refuseTooManyJobs(tx, person.id);
      if (ctx.member) await refuseUnwelcome(tx, ctx.member.id);
      const why = await vetJob(tx, config.vetting, person, budgetNanos);
      await holdOffBans(tx);
      const origin = { network: networkOf(ctx), vouched: await isVouchedFor(tx, person.id) };
      const row = { ...(why === null ? {} : HELD), ...jobRow(manifest, planned, person, budgetNanos), ...origin };
      const job = await tx.job.create({ data: row });
      if (why !== null) await tx.review.create({ data: { jobNo: job.no, why } });
      if (manifest.findExitCode !== undefined && origin.vouched)
        await tx.findSearch.create({ data: { jobNo: job.no, exitCode: manifest.findExitCode } });
      const gone = await nameBlobs(tx, job.no, { hashes: planned.needs, named: planned.plan.named }, blobs);
      if (gone !== undefined) throw deletedMeanwhile(gone);
      await refuseBannedJob(tx, job.no);
      await writeBlocks(tx, job.no, planned.plan);
      if (manifest.inputs.kind === "outputs") await waitForJob(tx, job, manifest.inputs.job);
      if (planned.destination) await tx.destination.create({ data: { jobNo: job.no, ...planned.destination } });
      const { name, inputs } = manifest;
      const over = inputs.kind === "outputs" ? inputs.job : null;
      await audit(tx, ctx, "job.submitted", job.id, { name, units: planned.plan.units, over, budgetNanos });
      return { job, isHeld: why !== null };
    },
    { timeout: WRITE_MS },
  );
}

const deletedMeanwhile = (hash: string) => refuse("upload-gone", { hash });

const networkOf = ({ caller }: Context) => (caller ? handle().signatures.networkOf(caller) : null);

async function refuseTooManyJobs(tx: Prisma.TransactionClient, customerId: CustomerId): Promise<void> {
  const { MAX_OPEN_JOBS_PER_CUSTOMER: max } = handle().limits;
  const together = await lockSharedAllowance(tx, customerId);
  const open = await tx.job.count({ where: { customerId: { in: together }, state: { in: ["running", "paused"] } } });
  if (open < max) return;
  throw refuse("too-many-open-jobs", { open });
}

/** In an adaptive job two must agree as long as nobody in the city is trusted. */
const UNTRUSTED_QUORUM = 2;

const replicasOf = ({ replicas }: JobManifest) =>
  replicas === "adaptive" ? { adaptive: true, replicas: UNTRUSTED_QUORUM } : { adaptive: false, replicas };

function jobRow(
  manifest: JobManifest,
  { spec, plan }: PlannedJob,
  person: Person,
  budgetNanos: number,
): Prisma.JobCreateInput {
  return {
    id: spec.jobId,
    customerId: person.id,
    name: manifest.name,
    manifest,
    spec: { ...spec } as unknown as Prisma.InputJsonObject,
    unitsBlob: plan.unitsBlob ?? null,
    units: plan.units,
    ...replicasOf(manifest),
    cores: manifest.cores,
    budgetNanos,
    ...(manifest.inputs.kind === "outputs" ? waitingFor(manifest.inputs.job) : {}),
    keepDays: manifest.keepDays ?? handle().config.keepDays,
  };
}
