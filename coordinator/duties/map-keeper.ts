import { randomInt } from "node:crypto";
import { MINUTE } from "#core/time";
import { publishMap } from "../districts/publish-map";
import { todayOfCity } from "../forecasts/today-of-city";
import type { Handle } from "../handle";
import { Duty } from "./duty";

const EVERY_MS = 10 * MINUTE;
const STEPS = 2 ** 47;

/** Publishes the light map of each month when it is over. */
export const mapKeeper = ({ pool, log, config }: Pick<Handle, "pool" | "log" | "config">): Duty =>
  new Duty("map-keeper", EVERY_MS, log, async () => {
    const { districts } = config;
    await publishMap({ pool, districts, random: () => randomInt(STEPS) / STEPS }, await todayOfCity(pool));
  });
