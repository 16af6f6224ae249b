import type { Prisma } from "#prisma/generated/client";
import { refuse } from "../refusals/refuse";

/** Names the lock under which programs are banned. */
const LOCK = 0x6c616d70;

/** Refuses what names bytes that a moderator has banned: as a program, a shared file or inputs. */
export async function refuseBanned(tx: Prisma.TransactionClient, named: Iterable<string>): Promise<void> {
  const banned = await tx.bannedProgram.findFirst({ where: { hash: { in: [...named] } } });
  if (banned) throw refuse("program-banned", { words: banned.reason });
}

/** Until this transaction ends nobody bans a program: a job that it submits is seen by whoever bans one next. */
export const holdOffBans = (tx: Prisma.TransactionClient) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${LOCK})`;

/** Waits for the jobs that are being submitted. */
export const awaitSubmissions = (tx: Prisma.TransactionClient) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
