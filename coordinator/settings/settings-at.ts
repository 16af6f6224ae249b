import pg from "pg";
import { LIMITS } from "#protocol/limits";
import type { Config } from "../config";
import { createLog } from "../log";
import type { LiveSettings } from "./live-settings";
import { openSettings } from "./open-settings";

/** The settings as they hold now in a database, for a command that runs beside the coordinators. */
export async function settingsAt(url: string, config: Config): Promise<LiveSettings> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const { settings } = await openSettings({ pool, config, limits: LIMITS, log: createLog(config.logLevel) });
    return settings.current;
  } finally {
    await pool.end();
  }
}
