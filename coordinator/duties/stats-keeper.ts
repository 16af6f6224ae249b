import { stat } from "node:fs/promises";
import path from "node:path";
import { DAY, MINUTE } from "#core/time";
import type { Handle } from "../handle";
import { firstPrice } from "../settings/first-price";
import { makeStats } from "../stats/make-stats";
import { Duty } from "./duty";

/** Writes the exported statistics once a day. Each coordinator has files of its own. */
export function statsKeeper({
  pool,
  log,
  config,
  settings,
}: Pick<Handle, "pool" | "log" | "config" | "settings">): Duty {
  const [secret, price] = [config.authSecret, firstPrice(settings)];
  const folder = path.join(config.dataDir, "stats");
  return new Duty("stats-keeper", MINUTE, log, async () => {
    const made = await stat(path.join(folder, "tables.xml")).catch(() => null);
    if (made && Date.now() - made.mtimeMs < DAY) return;
    await makeStats({ pool, folder, secret, price }, new Date());
  });
}
