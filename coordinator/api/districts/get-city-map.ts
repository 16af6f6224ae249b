import { LEVELS } from "#core/districts/publish-level";
import type { CityMap } from "#protocol/api/districts";
import { handle } from "../../handle";
import type { Call } from "../call";

/** The map as it was last published, of the neighbourhoods that the city lists today. */
export async function getCityMap(_: Call<unknown>): Promise<CityMap> {
  const { pool, config } = handle();
  const { rows } = await pool.query<{ district: string; at_least: number | null; month: string }>(LAST);
  const told = new Map(rows.map((row) => [row.district, LEVELS.find((level) => level === row.at_least) ?? null]));
  return {
    month: rows[0]?.month ?? null,
    districts: config.districts.map(({ id, name, outline }) => ({
      ...{ id, name, outline: [...outline] },
      atLeast: told.get(id) ?? null,
    })),
  };
}

const LAST = `SELECT district, at_least, to_char(month, 'YYYY-MM') AS month FROM map_month
  WHERE month = (SELECT max(month) FROM map_month)`;
