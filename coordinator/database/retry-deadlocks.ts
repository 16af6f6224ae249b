import type { PrismaClient } from "#prisma/generated/client";
import { isDeadlock } from "./is-deadlock";

const TRIES = 3;

/**
 * Of two transactions that wait for each other the database ends one. It has changed nothing, and begins anew: so a function
 * that is given to `$transaction` may run several times, and must change nothing but the database.
 */
export function retryDeadlocks(prisma: PrismaClient): PrismaClient {
  const once = prisma.$transaction.bind(prisma) as (...given: unknown[]) => Promise<unknown>;
  const retried = async (...given: unknown[]) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(...given);
      } catch (error) {
        if (typeof given[0] !== "function" || !isDeadlock(error) || tries === TRIES) throw error;
      }
    }
  };
  return new Proxy(prisma, {
    get: (client, name) => (name === "$transaction" ? retried : Reflect.get(client, name)),
  });
}
