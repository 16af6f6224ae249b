import type { Pool } from "pg";
import { calendarOf } from "#core/home/calendar";
import { POWER } from "#core/home/power";
import { priceAt, type Tariff } from "#core/home/tariff";
import { headOf } from "../household/people-sql";

/** Of a device, by its number: for how long its cores had a job, added up over them. */
export type WorkSeen = ReadonlyMap<number, number>;

/**
 * Adds this to what the devices of people did today, and what it costs by the tariffs at this moment: it must be of the
 * last few minutes. Devices that are nobody's are left out.
 */
export async function noteWork(pool: Pick<Pool, "query">, seen: WorkSeen, tariffs: readonly Tariff[], now: number) {
  const priced = tariffs.flatMap((tariff) => {
    const nanosPerKwh = priceAt(tariff, calendarOf(tariff.timeZone)(now))?.nanosPerKwh ?? null;
    return nanosPerKwh === null ? [] : [{ id: tariff.id, nanosPerKwh }];
  });
  await pool.query(NOTE, [
    [...seen.keys()],
    [...seen.values()].map(Math.round),
    priced.map(({ id }) => id),
    priced.map(({ nanosPerKwh }) => nanosPerKwh),
    POWER.nanosPerKwh,
    POWER.wattsPerCore,
  ]);
}

/** Rows are locked in their order, as by whoever adds credit. */
const NOTE = `INSERT INTO device_day AS d (device_no, day, core_ms, power_nanos)
  SELECT no, (now() AT TIME ZONE 'UTC')::date, ms, round(ms::numeric * $6 * coalesce(price, $5::bigint) / 3600000000)
  FROM unnest($1::int[], $2::bigint[]) AS seen (no, ms) JOIN device USING (no)
  LEFT JOIN household_rules ON person_id = ${headOf("owner_id")}
  LEFT JOIN unnest($3::text[], $4::bigint[]) AS tariff (id, price)
    ON tariff.id = coalesce(own_rules ->> 'tariff', rules ->> 'tariff')
  WHERE owner_id IS NOT NULL ORDER BY no
  ON CONFLICT (device_no, day) DO UPDATE
    SET core_ms = d.core_ms + excluded.core_ms, power_nanos = d.power_nanos + excluded.power_nanos`;
