import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { MINUTE } from "#core/time";
import type { CityRecord } from "#protocol/api/city-record";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../clock";
import { type Handle, handle } from "../handle";
import type { Call } from "./call";

/** The sums read every job and device, so all who ask within this time share one answer. */
const KEPT_MS = 10 * MINUTE;

/** By the database, of which tests have several. */
const kept = new WeakMap<object, { taken: number; record: Promise<CityRecord> }>();

/** What the city has computed so far. O(jobs + devices), at most once in ten minutes. */
export function getCityRecord(_: Call<unknown>): Promise<CityRecord> {
  const { prisma } = handle();
  const now = steadyNow();
  const latest = kept.get(prisma);
  if (latest && now - latest.taken < KEPT_MS) return latest.record;
  const record = takeSums(prisma);
  kept.set(prisma, { taken: now, record });
  record.catch(() => kept.delete(prisma));
  return record;
}

interface Sums {
  units: bigint;
  fuel: bigint;
  jobs: bigint;
}

async function takeSums(prisma: Handle["prisma"]): Promise<CityRecord> {
  const [[totals], [helpers], [credit], months] = await Promise.all([
    prisma.$queryRaw<(Sums & { since: Date | null })[]>`
      SELECT min(created_at) AS since, coalesce(sum(agreed + failed), 0)::bigint AS units,
        coalesce(sum(fuel), 0)::bigint AS fuel, count(*) FILTER (WHERE state = 'finished') AS jobs FROM job`,
    prisma.$queryRaw<{ devices: bigint }[]>`SELECT count(*) AS devices FROM device WHERE agreed > 0`,
    prisma.$queryRaw<{ nanos: bigint }[]>`
      SELECT coalesce(sum(balance_nanos), 0)::bigint AS nanos FROM ledger_account WHERE kind = 'device'`,
    prisma.$queryRaw<(Sums & { month: string })[]>`
      SELECT to_char(finished_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(agreed + failed)::bigint AS units,
        sum(fuel)::bigint AS fuel, count(*) FILTER (WHERE state = 'finished') AS jobs
      FROM job WHERE finished_at IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT ${LIMITS.MAX_RECORD_MONTHS}`,
  ]);
  return {
    since: totals?.since?.toISOString() ?? null,
    ...workOf(totals ?? { units: 0n, fuel: 0n, jobs: 0n }),
    devices: Number(helpers?.devices ?? 0n),
    // Credit that was taken back may exceed what remains.
    creditNanos: Math.max(0, Number(credit?.nanos ?? 0n)),
    months: months.reverse().map(({ month, ...sums }) => ({ month, ...workOf(sums) })),
    at: new Date().toISOString(),
  };
}

const workOf = ({ units, fuel, jobs }: Sums) => ({
  units: Number(units),
  coreSeconds: Number(fuel) / FUEL_PER_CORE_SECOND,
  jobs: Number(jobs),
});
