import type { CustomerId } from "#core/ids";
import { waitsForMoney } from "#core/jobs/state-reason";
import { type Job as JobRow, Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../../auth/audit";
import type { Context } from "../../../auth/context";
import type { Handle } from "../../../handle";
import type { UnitsPlan } from "../../../inputs/units-plan";
import { writeBlocks } from "../../../inputs/write-blocks";
import { nameBlobs } from "../../../keeping/name-blobs";
import { refuse } from "../../../refusals/refuse";
import { holdMoney } from "../../../store/hold-money";
import { accountsOfJob, lockAccounts } from "../../../store/lock-accounts";
import { queryByPrisma } from "../../../store/query";
import { holdOffBans, refuseBannedJob } from "../../../vetting/banned-programs";
import { refuseUnwelcome } from "../../../vetting/standing-of";
import { vetMore } from "../../../vetting/vet-job";
import { stateOf } from "../state-of-row";
import { type Addition, additionOf } from "./addition-of";
import { refuseGrowth } from "./refuse-growth";

const WRITE_MS = 30_000;

export interface Growth {
  jobNo: number;
  key: string;
  /** The hash of the request. */
  digest: Uint8Array;
  plan: UnitsPlan;
  /** Blobs that the new units need beside those that lines name. */
  needs: ReadonlySet<string>;
  budgetNanos: number;
}

/**
 * Adds new units and money to a job in one transaction, once for each key. Its row is locked: if the job is
 * being ended at the same time, either that comes first and the units are refused, or it comes later and finds more
 * units.
 */
export function growJob(
  { prisma, blobs, config }: Pick<Handle, "prisma" | "blobs" | "config">,
  ctx: Context,
  { jobNo, key, digest, plan, needs, budgetNanos }: Growth,
): Promise<{ job: JobRow; added: Addition }> {
  return prisma.$transaction(
    async (tx) => {
      if (budgetNanos > 0) await lockAccountsOf(tx, jobNo);
      await tx.$queryRaw`SELECT FROM job WHERE no = ${jobNo}::int FOR UPDATE`;
      const job = await tx.job.findUniqueOrThrow({ where: { no: jobNo } });
      const before = await additionOf(tx, job, key, digest);
      if (before) return { job, added: before };
      refuseGrowth(job, plan.units, budgetNanos);
      await refuseTooMany(tx, jobNo);
      if (ctx.member) await refuseUnwelcome(tx, ctx.member.id);
      if (budgetNanos > 0)
        await holdMoney(tx, job.customerId as CustomerId, job.id, { reason: "more-units" }, budgetNanos);
      await vetMore(tx, config.vetting, job.customerId, {
        budgetNanos: Number(job.budgetNanos) + budgetNanos,
        hasInputs: true,
      });
      await holdOffBans(tx);
      const gone = await nameBlobs(tx, jobNo, { hashes: needs, named: plan.named }, blobs);
      if (gone !== undefined) throw refuse("upload-gone", { hash: gone });
      await refuseBannedJob(tx, jobNo);
      const blocks = await tx.block.count({ where: { jobNo } });
      await writeBlocks(tx, jobNo, plan, { blocks, units: job.units, unitsBlob: plan.unitsBlob ?? null });
      const added = { firstUnit: job.units, units: plan.units };
      await tx.addition.create({ data: { jobNo, key, digest: Uint8Array.from(digest), ...added } });
      await audit(tx, ctx, "job.units-added", job.id, { units: plan.units, first: job.units, budgetNanos });
      const goesOn = budgetNanos > 0 && waitsForMoney(stateOf(job));
      const grown = await tx.job.update({
        where: { no: jobNo },
        data: {
          units: { increment: plan.units },
          budgetNanos: { increment: budgetNanos },
          ...(goesOn ? { state: "running", stateReason: Prisma.DbNull } : {}),
        },
      });
      return { job: grown, added: { ...added, before: false } };
    },
    { timeout: WRITE_MS },
  );
}

async function lockAccountsOf(tx: Prisma.TransactionClient, jobNo: number): Promise<void> {
  const { id, customerId } = await tx.job.findUniqueOrThrow({
    where: { no: jobNo },
    select: { id: true, customerId: true },
  });
  await lockAccounts(queryByPrisma(tx), accountsOfJob(id, customerId));
}

async function refuseTooMany(tx: Prisma.TransactionClient, jobNo: number): Promise<void> {
  const { MAX_ADDITIONS_PER_JOB: max } = LIMITS;
  if ((await tx.addition.count({ where: { jobNo } })) < max) return;
  throw refuse("too-many-additions", { max });
}
