import type { CustomerId } from "#core/ids";
import { type Job as JobRow, Prisma } from "#prisma/generated/client";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { UnitsPlan } from "../inputs/units-plan";
import { writeBlocks } from "../inputs/write-blocks";
import { nameBlobs } from "../keeping/name-blobs";
import { newJobId } from "../new-job-id";
import { holdMoney } from "../store/hold-money";
import { whyRests } from "../vetting/why-rests";
import type { ChainParts } from "./chain-parts";

const WRITE_MS = 30_000;

interface Opening {
  no: number;
  source: JobRow;
  plan: UnitsPlan;
}

/**
 * Gives the job its units and lets it run, in the same transaction that ends its waiting; false if it no longer waits.
 * For a reduction, the next job is written in the same transaction.
 */
export async function openChain({ prisma, blobs }: ChainParts, { no, source, plan }: Opening): Promise<boolean> {
  return prisma.$transaction(
    async (tx) => {
      const rows = await tx.$queryRaw<{ holds: boolean }[]>`
        DELETE FROM chain WHERE job_no = ${no}::int RETURNING holds_at_start AS holds`;
      const chain = rows[0];
      if (!chain) return false;
      const budget = chain.holds ? await holdRest(tx, no, source) : {};
      await nameInputs(tx, no, plan, blobs);
      await writeBlocks(tx, no, plan);
      const { units, unitsBlob = null } = plan;
      const data = { units, unitsBlob, ...(await stateAtStart(tx, no)), ...budget } as const;
      const job = await tx.job.update({ where: { no }, data });
      const { inputs } = job.manifest as unknown as JobManifest;
      if (inputs.kind === "outputs" && inputs.untilOne && units > 1) await appendChain(tx, job, inputs);
      return true;
    },
    { timeout: WRITE_MS },
  );
}

/** A moderator may have to look at it first, or has frozen its customer's jobs. */
async function stateAtStart(tx: Prisma.TransactionClient, no: number) {
  const rests = await whyRests(tx, await tx.job.findUniqueOrThrow({ where: { no } }));
  if (rests) return { state: "paused", stateReason: rests } as const;
  return { state: "running", stateReason: Prisma.DbNull } as const;
}

/** The part of their common budget that its source did not spend. */
async function holdRest(tx: Prisma.TransactionClient, no: number, source: JobRow) {
  const { id, name, customerId } = await tx.job.findUniqueOrThrow({ where: { no } });
  const budgetNanos = source.budgetNanos - source.spentNanos;
  if (budgetNanos > 0n)
    await holdMoney(tx, customerId as CustomerId, id, { reason: "chain", name }, Number(budgetNanos));
  return { budgetNanos };
}

async function nameInputs(tx: Prisma.TransactionClient, no: number, plan: UnitsPlan, blobs: ChainParts["blobs"]) {
  const hashes = [plan.unitsBlob, plan.unpacked].filter((made) => made !== undefined);
  const gone = await nameBlobs(tx, no, { hashes, named: plan.named }, blobs);
  if (gone !== undefined)
    throw new Error(`The blob ${gone} was removed while a job was being started with it. The start is retried.`);
}

/** The same job over this one's outputs. */
async function appendChain(
  tx: Prisma.TransactionClient,
  job: JobRow,
  inputs: Extract<JobManifest["inputs"], { kind: "outputs" }>,
) {
  const id = newJobId();
  const { name, customerId, replicas, adaptive, cores, network, vouched, keepDays } = job;
  const next = await tx.job.create({
    data: {
      ...{ id, name, customerId, replicas, adaptive, cores, network, vouched, keepDays },
      sourceNo: job.no,
      goesOn: true,
      state: "paused",
      stateReason: { kind: "waits-for-job", jobId: job.id },
      manifest: { ...(job.manifest as Prisma.JsonObject), inputs: { ...inputs, job: job.id, failed: "stop" } },
      spec: { ...(job.spec as Prisma.JsonObject), jobId: id },
      units: 0,
      budgetNanos: 0,
    },
  });
  await tx.$executeRaw`
    INSERT INTO job_blob (job_no, hash) SELECT ${next.no}::int, hash FROM job_blob WHERE job_no = ${job.no}::int`;
  await tx.chain.create({ data: { jobNo: next.no, sourceNo: job.no, depth: 1, holdsAtStart: true } });
}
