import type { Prisma, SettingChange } from "#prisma/generated/client";
import { TakeBackSettingInput } from "#protocol/api/settings";
import type { AdminRole } from "#protocol/people/roles";
import { SETTING_NAMES, type SettingName, settingOf } from "#protocol/settings/city-settings";
import { TARIFF_ROLES, tariffOfSetting } from "#protocol/settings/tariff-setting";
import { TERMS_ROLES, TERMS_SETTING } from "#protocol/settings/terms-setting";
import { audit } from "../../../auth/audit";
import { type Context, requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { lockSettings } from "./lock-settings";
import { publishSettings } from "./publish-settings";
import { requireSettingRole } from "./require-setting-role";

/** Takes back a change that does not hold yet, whoever made it. */
export async function takeBackSetting({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const person = requireAdmin(ctx, "takeBackSetting");
  const { change: no, reason } = parseInput(TakeBackSettingInput, input);
  await handle().prisma.$transaction(async (tx) => {
    const now = await lockSettings(tx);
    const change = await tx.settingChange.findUnique({ where: { no } });
    const roles = change && rolesOf(change.setting);
    if (!roles) throw refuse("no-such-setting-change");
    requireSettingRole(person, roles);
    const gone = await tx.settingTakenBack.findUnique({ where: { changeNo: no } });
    if (gone || change.holdsFrom.getTime() <= now) throw refuse("setting-holds-already");
    await tx.settingTakenBack.create({
      data: { changeNo: no, takenBackAt: new Date(now), takenBackBy: person.id, reason },
    });
    await auditTakenBack(tx, ctx, change, reason);
  });
  await publishSettings();
  return {};
}

async function auditTakenBack(tx: Prisma.TransactionClient, ctx: Context, change: SettingChange, reason: string) {
  const { setting, value, holdsFrom } = change;
  const tariff = tariffOfSetting(setting);
  if (tariff !== undefined) await audit(tx, ctx, "tariff.taken-back", tariff, { reason });
  else if (setting === TERMS_SETTING)
    await audit(tx, ctx, "terms.taken-back", holdsFrom.toISOString().slice(0, 10), { reason });
  else await audit(tx, ctx, "setting.taken-back", setting, { value, reason });
}

/** Undefined for what only another version of this program knows. */
function rolesOf(setting: string): readonly AdminRole[] | undefined {
  if (tariffOfSetting(setting) !== undefined) return TARIFF_ROLES;
  if (setting === TERMS_SETTING) return TERMS_ROLES;
  return isSetting(setting) ? settingOf(setting).roles : undefined;
}

const isSetting = (name: string): name is SettingName => (SETTING_NAMES as readonly string[]).includes(name);
