import { MINUTE } from "#core/time";
import { closeForecasts } from "../forecasts/close-forecasts";
import { makeForecasts } from "../forecasts/make-forecasts";
import { todayOfCity } from "../forecasts/today-of-city";
import type { Handle } from "../handle";
import { Duty } from "./duty";

const EVERY_MS = 10 * MINUTE;

/** Says at the beginning of each month what households will likely earn in it, and at its end what they did. */
export const forecastKeeper = ({ pool, log }: Pick<Handle, "pool" | "log">): Duty =>
  new Duty("forecast-keeper", EVERY_MS, log, async () => {
    const today = await todayOfCity(pool);
    await makeForecasts(pool, today);
    await closeForecasts(pool, today);
  });
