import type { z } from "zod";
import { ChangeSettingInput, type MadeSettingChange } from "#protocol/api/settings";
import { settingOf } from "#protocol/settings/city-settings";
import { readSetting } from "#protocol/settings/read-setting";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { addChange } from "./add-change";
import { publishSettings } from "./publish-settings";
import { requireSettingRole } from "./require-setting-role";

/** Changes a setting, now or from a date on. Every coordinator goes by it at once. */
export async function changeSetting({ ctx, input }: Call<unknown>): Promise<z.infer<typeof MadeSettingChange>> {
  const person = requireAdmin(ctx, "changeSetting");
  const { setting, value: written, reason, ...asked } = parseInput(ChangeSettingInput, input);
  requireSettingRole(person, settingOf(setting).roles);
  const value = readSetting(settingOf(setting).form, written);
  if (value === undefined) throw refuse("setting-not-allowed", { setting });
  const { prisma, settings } = handle();
  const initial = settings.initial[setting];
  const change = await prisma.$transaction(async (tx) => {
    const made = await addChange(tx, {
      ...{ setting, value, initial, reason, madeBy: person.id },
      ...{ from: asked.from, seen: asked.seen },
    });
    await audit(tx, ctx, "setting.changed", setting, { was: made.was, value, from: made.from, reason });
    return made.change;
  });
  await publishSettings();
  return { change };
}
