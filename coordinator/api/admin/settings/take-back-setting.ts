import { TakeBackSettingInput } from "#protocol/api/settings";
import { SETTING_NAMES, type SettingName } from "#protocol/settings/city-settings";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { lockSettings } from "./lock-settings";
import { requireSettingRole } from "./require-setting-role";

const isSetting = (name: string): name is SettingName => (SETTING_NAMES as readonly string[]).includes(name);

/** Takes back a change that does not hold yet, whoever made it. */
export async function takeBackSetting({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const person = requireAdmin(ctx, "takeBackSetting");
  const { change: no, reason } = parseInput(TakeBackSettingInput, input);
  const { prisma, settings, bus } = handle();
  await prisma.$transaction(async (tx) => {
    const now = await lockSettings(tx);
    const change = await tx.settingChange.findUnique({ where: { no } });
    if (!change || !isSetting(change.setting)) throw refuse("no-such-setting-change");
    requireSettingRole(person, change.setting);
    const gone = await tx.settingTakenBack.findUnique({ where: { changeNo: no } });
    if (gone || change.holdsFrom.getTime() <= now) throw refuse("setting-holds-already");
    await tx.settingTakenBack.create({
      data: { changeNo: no, takenBackAt: new Date(now), takenBackBy: person.id, reason },
    });
    await audit(tx, ctx, "setting.taken-back", change.setting, { value: change.value, reason });
  });
  await settings.read();
  await bus.publish({ kind: "settings.changed" });
  return {};
}
