import type { AdminRole } from "../people/roles";
import { tryParse } from "../try-parse";
import { TariffForm } from "../written-tariffs";

const PREFIX = "tariff:";

/** Who may change a tariff: prices of power are nobody's income here. */
export const TARIFF_ROLES = ["owner", "operator", "treasurer"] as const satisfies readonly AdminRole[];

/** What a tariff was before it was first written. */
export const NO_TARIFF = "";

/** What the changes of a tariff are kept under, beside those of other settings. */
export const tariffSetting = (id: string): string => PREFIX + id;

export const tariffOfSetting = (setting: string): string | undefined =>
  setting.startsWith(PREFIX) ? setting.slice(PREFIX.length) : undefined;

/** Reads what was kept: null if it was not yet written, undefined if this version cannot read it. */
export function readTariffText(text: string): TariffForm | null | undefined {
  if (text === NO_TARIFF) return null;
  try {
    return tryParse(TariffForm, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
