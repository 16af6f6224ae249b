import { json, Nothing } from "../operation";
import { MadeSettingChange } from "../settings";
import { ChangeTariffInput, TariffIdInput, TariffList, Tariffs, TariffView } from "../tariffs";

const admin = { tag: "admin", audience: "admin:see" } as const;

/** The prices of power that residents choose from. */
export const tariffOperations = {
  getTariffs: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/tariffs",
    summary: "The tariffs of electricity that residents may choose, with their prices and hours.",
    input: Nothing,
    output: Tariffs,
  }),
  listTariffs: json({
    ...admin,
    method: "GET",
    path: "/admin/tariffs",
    summary: "Every tariff that the city has had, as it is written now.",
    input: Nothing,
    output: TariffList,
  }),
  getTariff: json({
    ...admin,
    method: "GET",
    path: "/admin/tariffs/{tariff}",
    summary: "A tariff as it is written now, and its changes, with who made them and why.",
    input: TariffIdInput,
    output: TariffView,
    refusals: ["NOT_FOUND"],
  }),
  changeTariff: json({
    ...admin,
    audience: "admin:configure",
    method: "POST",
    path: "/admin/tariffs/{tariff}",
    summary: "Write a tariff anew, now or from a date on; takeBackSetting takes back what does not hold yet.",
    input: ChangeTariffInput,
    output: MadeSettingChange,
    refusals: ["CONFLICT", "LIMIT_EXCEEDED"],
  }),
};
