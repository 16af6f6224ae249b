import { json, Nothing } from "../operation";
import { ChangeSettingInput, MadeSettingChange, Prices, SettingList, TakeBackSettingInput } from "../settings";

const admin = { tag: "admin", audience: "admin:configure" } as const;

/** What the city asks and allows, and from when. */
export const settingOperations = {
  getPrices: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/prices",
    summary: "What a core-hour costs now, and which changes are announced.",
    input: Nothing,
    output: Prices,
  }),
  listSettings: json({
    ...admin,
    audience: "admin:see",
    method: "GET",
    path: "/admin/settings",
    summary: "The city's settings: what holds, what is to come, and what was, with who changed it and why.",
    input: Nothing,
    output: SettingList,
  }),
  changeSetting: json({
    ...admin,
    method: "POST",
    path: "/admin/settings",
    summary: "Change a setting, now or from a date on. Which role may change which is in the list of settings.",
    input: ChangeSettingInput,
    output: MadeSettingChange,
    refusals: ["CONFLICT", "LIMIT_EXCEEDED"],
  }),
  takeBackSetting: json({
    ...admin,
    method: "POST",
    path: "/admin/settings/changes/{change}/take-back",
    summary: "Take back a change that does not hold yet.",
    input: TakeBackSettingInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
};
