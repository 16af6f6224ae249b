import type { Pool } from "pg";
import type { Tariff } from "#core/home/tariff";
import type { RestRules } from "#core/home/why-resting";
import type { DeviceId } from "#core/ids";
import type { ToldSettings } from "#protocol/devices/device-messages";
import { HouseholdRules } from "#protocol/devices/household-rules";
import { tryParse } from "#protocol/try-parse";
import { headOf } from "./people-sql";

interface Whose {
  devices: readonly DeviceId[];
  people: readonly string[];
}

/** Facts that are not in the database. */
interface Circumstances {
  tariffs: readonly Tariff[];
  now: number;
}

/** What the households of these devices, and these people, have chosen for their devices. */
export async function readSettings(pool: Pool, { devices, people }: Whose, { tariffs, now }: Circumstances) {
  const { rows } = await pool.query<SettingsRow>(
    `SELECT device.id, paused_at, paused_until, max_cores, max_share, coalesce(own_rules, rules) AS rules
     FROM device LEFT JOIN household_rules ON person_id = ${headOf("owner_id")}
     WHERE owner_id IS NOT NULL AND removed_at IS NULL AND (device.id = ANY($1) OR owner_id = ANY($2))`,
    [devices, people],
  );
  return rows.map((row) => ({ deviceId: row.id, settings: toldSettings(row, tariffs, now) }));
}

interface SettingsRow {
  id: DeviceId;
  paused_at: Date | null;
  paused_until: Date | null;
  max_cores: number | null;
  max_share: number | null;
  rules: unknown;
}

function toldSettings(row: SettingsRow, tariffs: readonly Tariff[], now: number): ToldSettings {
  const lastsMs = row.paused_until && row.paused_until.getTime() - now;
  const isPaused = row.paused_at !== null && (lastsMs === null || lastsMs > 0);
  return {
    pause: isPaused && row.paused_at ? { id: row.paused_at.getTime(), lastsMs } : null,
    maxCores: row.max_cores,
    maxSharePercent: row.max_share,
    rules: restRules(row.rules, tariffs),
  };
}

function restRules(stored: unknown, tariffs: readonly Tariff[]): RestRules | null {
  const rules = tryParse(HouseholdRules, stored).data;
  return rules ? { ...rules, tariff: tariffs.find(({ id }) => id === rules.tariff) ?? null } : null;
}
