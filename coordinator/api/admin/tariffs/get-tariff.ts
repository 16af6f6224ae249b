import { TariffIdInput, type TariffView } from "#protocol/api/tariffs";
import { readTariffText, TARIFF_ROLES, tariffSetting } from "#protocol/settings/tariff-setting";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { readHistories } from "../settings/setting-history";

export async function getTariff({ ctx, input }: Call<unknown>): Promise<TariffView> {
  requireAdmin(ctx, "getTariff");
  const { tariff } = parseInput(TariffIdInput, input);
  const { pool, settings } = handle();
  const setting = tariffSetting(tariff);
  const history = (await readHistories(pool, [setting]))(setting, TARIFF_ROLES);
  if (history.changes.length === 0 && !settings.tariffs.has(tariff)) throw refuse("no-such-tariff");
  return {
    tariff,
    form: formOf(history.value ?? settings.tariffs.initial(tariff)),
    roles: [...TARIFF_ROLES],
    newest: history.newest,
    changes: history.changes.map(({ value, was, ...change }) => ({
      ...change,
      value: formOf(value),
      was: formOf(was),
    })),
  };
}

const formOf = (text: string) => readTariffText(text) ?? null;
