import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";

/** Prisma over a pool, or one of its own. Its transactions wait for a slow disk or a lock: its own 5 s would break off sign-ups on a busy day. */
export function openPrisma(database: pg.Pool | pg.PoolConfig): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(database),
    transactionOptions: { maxWait: LIMITS.MAX_TRANSACTION_WAIT_MS, timeout: LIMITS.MAX_TRANSACTION_MS },
  });
}
