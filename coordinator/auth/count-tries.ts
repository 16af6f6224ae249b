import { randomUUID } from "node:crypto";
import type { PrismaClient } from "#prisma/generated/client";

export interface TryRule {
  /** Seconds. */
  window: number;
  max: number;
}

type TryVerdict = { allowed: boolean; retryAfter: number | null };

interface CountedRow {
  count: number;
  opened_at: bigint;
}

/** Longer than any window. */
const FORGET_MS = 25 * 3_600_000;
const FORGET_EVERY_MS = 60_000;

export type TryCounter = ReturnType<typeof countTries>;

/**
 * Counts attempts by key, in windows that start with the first attempt and have a fixed length. The library's own store
 * restarts its window with each attempt: thirty sign-ups from one school within an hour would lock it out for a day.
 */
export function countTries(prisma: PrismaClient, now: () => number) {
  let forgotAt = Number.NEGATIVE_INFINITY;
  const forget = async (at: number) => {
    if (at - forgotAt < FORGET_EVERY_MS) return;
    forgotAt = at;
    await prisma.rateLimit.deleteMany({ where: { lastRequest: { lt: at - FORGET_MS } } });
  };
  return {
    async consume(key: string, { window, max }: TryRule): Promise<TryVerdict> {
      const at = now();
      const over = at - window * 1_000;
      // First tries at the same moment meet at the key alone, where they wait for each other.
      const id = randomUUID();
      const [row] = await prisma.$queryRaw<CountedRow[]>`
        INSERT INTO rate_limit AS r (id, key, count, last_request) VALUES (${id}, ${key}, 1, ${at})
        ON CONFLICT (key) DO UPDATE SET
          count = CASE WHEN r.last_request <= ${over} THEN 1 ELSE least(r.count, ${max}) + 1 END,
          last_request = CASE WHEN r.last_request <= ${over} THEN ${at} ELSE r.last_request END
        RETURNING count, last_request AS opened_at`;
      if (!row) throw new Error("An attempt could not be counted.");
      if (row.count === 1) await forget(at);
      if (row.count <= max) return { allowed: true, retryAfter: null };
      return { allowed: false, retryAfter: Math.ceil((Number(row.opened_at) + window * 1_000 - at) / 1_000) };
    },
    /** One that was allowed turned out to be none. */
    async giveBack(key: string): Promise<void> {
      await prisma.rateLimit.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
    },
  };
}
