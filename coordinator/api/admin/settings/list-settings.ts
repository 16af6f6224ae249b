import type { SettingList } from "#protocol/api/settings";
import { SETTING_NAMES, settingOf } from "#protocol/settings/city-settings";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { readHistories } from "./setting-history";

/** The settings in the order of their table, each with its latest changes. */
export async function listSettings({ ctx }: Call<unknown>): Promise<SettingList> {
  requireAdmin(ctx, "listSettings");
  const { pool, settings } = handle();
  const historyOf = await readHistories(pool, SETTING_NAMES);
  return {
    settings: SETTING_NAMES.map((setting) => {
      const roles = [...settingOf(setting).roles];
      const initial = settings.initial[setting];
      const { value = initial, ...history } = historyOf(setting, roles);
      return { setting, value, initial, roles, ...history };
    }),
  };
}
