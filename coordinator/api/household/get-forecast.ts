import { MIN_FORECAST_DAYS } from "#core/economics/forecast-month";
import { judgeForecast } from "#core/economics/judge-forecast";
import type { Forecast, ToldMonth } from "#protocol/api/forecast";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { readForecasts } from "../../forecasts/read-forecasts";
import { todayOfCity } from "../../forecasts/today-of-city";
import { handle } from "../../handle";
import type { Call } from "../call";

const MONTH_DAYS = 30;
/** Of all months and devices of a household together. */
const MAX_MONTHS_TOLD = LIMITS.MAX_FORECAST_MONTHS * (LIMITS.MAX_FORECAST_DEVICES + 1);

/** What the caller's devices will likely earn in a month, and how right that was in the past. */
export async function getForecast({ ctx }: Call<unknown>): Promise<Forecast> {
  const { id: personId } = requirePerson(ctx);
  const { pool } = handle();
  const before = await todayOfCity(pool);
  const [read, months] = await Promise.all([
    readForecasts(pool, { people: [personId], before, monthDays: MONTH_DAYS }),
    pool.query<MonthRow>(MONTHS, [personId, MAX_MONTHS_TOLD]),
  ]);
  const { rows } = await pool.query<DeviceRow>(NAMES, [read.map(({ deviceNo }) => deviceNo)]);
  const named = new Map(rows.map((row) => [row.no, row]));
  return {
    monthDays: MONTH_DAYS,
    household: read.find(({ deviceNo }) => deviceNo === 0)?.forecast ?? {
      kind: "too-early",
      days: 0,
      neededDays: MIN_FORECAST_DAYS,
    },
    devices: read.flatMap(({ deviceNo, forecast }) => {
      const device = named.get(deviceNo);
      return device ? [{ deviceId: device.id, name: device.name, forecast }] : [];
    }),
    months: months.rows.map(monthOf),
  };
}

interface DeviceRow {
  no: number;
  id: string;
  name: string;
}

const NAMES = "SELECT no, id, coalesce(name, label) AS name FROM device WHERE no = ANY($1::int[])";

interface MonthRow {
  month: string;
  device_id: string | null;
  made_at: Date;
  days: number;
  low: number;
  likely: number;
  high: number;
  power: number;
  earned: number | null;
  used: number | null;
}

const MONTHS = `SELECT to_char(month, 'YYYY-MM') AS month, device.id AS device_id, made_at, days, low_nanos::float8 AS low,
    likely_nanos::float8 AS likely, high_nanos::float8 AS high, power_nanos::float8 AS power,
    earned_nanos::float8 AS earned, used_nanos::float8 AS used
  FROM forecast LEFT JOIN device ON device.no = device_no
  WHERE person_id = $1 ORDER BY forecast.month DESC, device_no LIMIT $2`;

function monthOf(row: MonthRow): ToldMonth {
  const said = { lowNanos: row.low, likelyNanos: row.likely, highNanos: row.high, powerNanos: row.power };
  const { earned, used } = row;
  return {
    month: row.month,
    deviceId: row.device_id,
    madeAt: row.made_at.toISOString(),
    days: row.days,
    ...said,
    ended:
      earned === null ? null : { earnedNanos: earned, powerNanos: used ?? 0, verdict: judgeForecast(said, earned) },
  };
}
