import type { Prisma } from "#prisma/generated/client";
import { refuse } from "../refusals/refuse";

/**
 * A posting has the time at which its transaction began, so a month is final when it is over and no transaction is left
 * that began in it. By the database's clock, which is also what is returned.
 */
export async function refuseUnlessOver(tx: Prisma.TransactionClient, month: string, to: Date): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date; is_moving: boolean }[]>`
    SELECT clock_timestamp() AS now, EXISTS (
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND backend_type = 'client backend' AND xact_start < ${to}
    ) AS is_moving`;
  if (!row || row.now < to) throw refuse("month-not-over", { month, to: to.toISOString().slice(0, 10) });
  if (row.is_moving) throw refuse("month-still-written");
  return row.now;
}
