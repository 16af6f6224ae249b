import type { z } from "zod";
import { readTariff } from "#core/home/read-tariff";
import type { Prisma } from "#prisma/generated/client";
import type { MadeSettingChange } from "#protocol/api/settings";
import { ChangeTariffInput } from "#protocol/api/tariffs";
import { LIMITS } from "#protocol/limits";
import { TARIFF_ROLES, tariffOfSetting, tariffSetting } from "#protocol/settings/tariff-setting";
import { type TariffForm, tariffText } from "#protocol/written-tariffs";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { addChange } from "../settings/add-change";
import { publishSettings } from "../settings/publish-settings";
import { requireSettingRole } from "../settings/require-setting-role";

/** Writes a tariff anew, now or from a date on. Devices whose households chose it are told. */
export async function changeTariff({ ctx, input }: Call<unknown>): Promise<z.infer<typeof MadeSettingChange>> {
  const person = requireAdmin(ctx, "changeTariff");
  const { tariff, form, reason, from, seen } = parseInput(ChangeTariffInput, input);
  requireSettingRole(person, TARIFF_ROLES);
  refuseFaulty(tariff, form);
  const value = tariffText(form);
  if (value.length > LIMITS.MAX_TARIFF_CHARS)
    throw refuse("tariff-too-long", { chars: value.length, max: LIMITS.MAX_TARIFF_CHARS });
  const change = await handle().prisma.$transaction(async (tx) => {
    const initial = handle().settings.tariffs.initial(tariff);
    const setting = tariffSetting(tariff);
    const made = await addChange(tx, { setting, value, initial, from, seen, reason, madeBy: person.id });
    await refuseTooMany(tx);
    await audit(tx, ctx, "tariff.changed", tariff, { offered: !form.isWithdrawn, from: made.from, reason });
    return made.change;
  });
  await publishSettings();
  return { change };
}

/** Behind the lock of the settings, with the new one among them. */
async function refuseTooMany(tx: Prisma.TransactionClient) {
  const { MAX_TARIFFS: max } = LIMITS;
  const where = { setting: { startsWith: tariffSetting("") } };
  const made = await tx.settingChange.findMany({ where, distinct: ["setting"], select: { setting: true } });
  const { tariffs } = handle().settings;
  const isNew = ({ setting }: { setting: string }) => !tariffs.has(tariffOfSetting(setting) ?? "");
  if (made.filter(isNew).length + tariffs.size > max) throw refuse("too-many-tariffs", { max });
}

function refuseFaulty(id: string, form: TariffForm) {
  const read = readTariff({ id, ...form });
  if (read.kind === "faults") throw refuse("tariff-faulty", { faults: read.faults });
  const [gap] = read.gaps;
  if (gap) throw refuse("tariff-gap", gap);
}
