import type { Millis } from "#core/time";
import type { Prisma } from "#prisma/generated/client";

/** Changes are made one after the other, by one clock: the database's. Returns what it shows. */
export async function lockSettings(tx: Prisma.TransactionClient): Promise<Millis> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('settings', 0))`;
  const [row] = await tx.$queryRaw<{ now: number }[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`;
  if (!row) throw new Error("The database told no time.");
  return row.now as Millis;
}
