import type { Pool } from "pg";
import { forecastMonth, MAX_FORECAST_DAYS, type MonthForecast } from "#core/economics/forecast-month";
import { LIMITS } from "#protocol/limits";
import { completeDays, type DayRow } from "./seen-days";

/** What a household, or a device of it, will likely earn in a month. */
export interface ReadForecast {
  personId: string;
  /** Zero: the whole household. */
  deviceNo: number;
  forecast: MonthForecast;
}

interface Line {
  owner_id: string;
  no: number;
  first: string;
  days: DayRow[];
}

/**
 * From the days before `before` (as 2026-11-30) alone, for whom there are any. Of each household the devices that earned
 * most have their own; removed ones earn nothing any more and are left out.
 */
export async function readForecasts(
  pool: Pick<Pool, "query">,
  { people, before, monthDays }: { people: readonly string[]; before: string; monthDays: number },
): Promise<ReadForecast[]> {
  const { rows } = await pool.query<Line>(LINES, [people, before, MAX_FORECAST_DAYS, LIMITS.MAX_FORECAST_DEVICES]);
  return rows.map(({ owner_id, no, first, days }) => ({
    personId: owner_id,
    deviceNo: no,
    forecast: forecastMonth(completeDays(days, first, before, MAX_FORECAST_DAYS), monthDays),
  }));
}

const LINES = `
WITH days AS MATERIALIZED (
  SELECT owner_id, no, day, device_day.credit_nanos AS credit, core_ms, power_nanos AS power, day >= $2::date - $3::int AS counts
  FROM device JOIN device_day ON device_no = no
  WHERE owner_id = ANY($1::text[]) AND removed_at IS NULL AND day < $2::date
), ranked AS (
  SELECT no, row_number() OVER (
    PARTITION BY owner_id ORDER BY coalesce(sum(credit) FILTER (WHERE counts), 0) DESC, no) AS rank
  FROM days GROUP BY owner_id, no
), lines AS (
  SELECT owner_id, 0 AS no, day, counts, sum(credit) AS credit, sum(core_ms) AS core_ms, sum(power) AS power
  FROM days GROUP BY owner_id, day, counts
  UNION ALL
  SELECT owner_id, no, day, counts, credit, core_ms, power FROM days JOIN ranked USING (no) WHERE rank <= $4
)
SELECT owner_id, no, to_char(min(day), 'YYYY-MM-DD') AS first, coalesce(jsonb_agg(jsonb_build_object(
    'day', to_char(day, 'YYYY-MM-DD'), 'credit', credit, 'coreMs', core_ms, 'power', power)) FILTER (WHERE counts), '[]') AS days
FROM lines GROUP BY owner_id, no ORDER BY owner_id, no`;
