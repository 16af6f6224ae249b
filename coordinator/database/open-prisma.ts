import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { retryDeadlocks } from "./retry-deadlocks";

/** Prisma over this pool, or over a new one. Its default timeout of 5 s would abort sign-ups on a slow disk. */
export function openPrisma(database: pg.Pool | pg.PoolConfig): PrismaClient {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(database),
    transactionOptions: { maxWait: LIMITS.MAX_TRANSACTION_WAIT_MS, timeout: LIMITS.MAX_TRANSACTION_MS },
  });
  return retryDeadlocks(prisma);
}
