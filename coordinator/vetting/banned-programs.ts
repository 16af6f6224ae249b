import type { Prisma } from "#prisma/generated/client";
import { refuse } from "../refusals/refuse";

/** Names the lock under which programs are banned. */
const LOCK = 0x6c616d70;

/** Refuses these bytes before they cost anything. */
export async function refuseBanned(prisma: Prisma.TransactionClient, named: readonly string[]): Promise<void> {
  const banned = await prisma.bannedProgram.findFirst({ where: { hash: { in: [...named] } } });
  if (banned) throw refuse("program-banned", { words: banned.reason });
}

/** Refuses a job that names bytes that a moderator has banned: as a program, a shared file or inputs. */
export async function refuseBannedJob(tx: Prisma.TransactionClient, jobNo: number): Promise<void> {
  const [banned] = await tx.$queryRaw<{ reason: string }[]>`
    SELECT reason FROM banned_program JOIN job_blob USING (hash) WHERE job_no = ${jobNo}::int LIMIT 1`;
  if (banned) throw refuse("program-banned", { words: banned.reason });
}

/** Until this transaction ends nobody bans a program: a job that it submits is seen by whoever bans one next. */
export const holdOffBans = (tx: Prisma.TransactionClient) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${LOCK})`;

/** Waits for the jobs that are being submitted. */
export const awaitSubmissions = (tx: Prisma.TransactionClient) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
