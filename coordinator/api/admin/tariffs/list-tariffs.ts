import type { TariffList } from "#protocol/api/tariffs";
import { readTariffText, TARIFF_ROLES } from "#protocol/settings/tariff-setting";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";

/** Without their histories: a page of them all stays small. */
export async function listTariffs({ ctx }: Call<unknown>): Promise<TariffList> {
  requireAdmin(ctx, "listTariffs");
  const tariffs = handle()
    .settings.everyTariff()
    .map(({ id, text, ahead }) => ({
      tariff: id,
      form: readTariffText(text) ?? null,
      ahead: ahead.map((from) => new Date(from).toISOString()),
    }));
  return { tariffs, roles: [...TARIFF_ROLES] };
}
