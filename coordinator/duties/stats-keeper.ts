import { stat } from "node:fs/promises";
import path from "node:path";
import { DAY, MINUTE } from "#core/time";
import type { Handle } from "../handle";
import { makeStats } from "../stats/make-stats";
import { Duty } from "./duty";

/** Writes the exported statistics once a day. Each coordinator has files of its own. */
export function statsKeeper({ pool, log, config }: Pick<Handle, "pool" | "log" | "config">): Duty {
  const { authSecret: secret, pricePerCoreHourNanos, donorSharePercent } = config;
  const price = { coreHourNanos: pricePerCoreHourNanos, donorPercent: donorSharePercent };
  const folder = path.join(config.dataDir, "stats");
  return new Duty("stats-keeper", MINUTE, log, async () => {
    const made = await stat(path.join(folder, "tables.xml")).catch(() => null);
    if (made && Date.now() - made.mtimeMs < DAY) return;
    await makeStats({ pool, folder, secret, price }, new Date());
  });
}
