import type { Pool } from "pg";
import type { Limits } from "#protocol/limits";
import type { Config } from "../config";
import type { Log } from "../log";
import { liveConfig, liveLimits } from "./live-settings";
import { SettingsBook } from "./settings-book";

interface Parts {
  pool: Pool;
  config: Config;
  limits: Limits;
  log: Log;
}

/** The settings as they hold now, and the configuration and limits in which they are read. */
export async function openSettings({ pool, config, limits, log }: Parts) {
  const settings = new SettingsBook({ pool, initial: { config, limits }, log, now: Date.now });
  await settings.read();
  const live = () => settings.current;
  return { settings, config: liveConfig(config, live), limits: liveLimits(limits, live) };
}
