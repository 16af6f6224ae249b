import { expect, test } from "vitest";
import { POWERS } from "../people/roles";
import { CITY_SETTINGS, SETTING_NAMES, type SettingForm, settingOf } from "./city-settings";
import { readSetting } from "./read-setting";
import { SETTING_WORDS, settingForm } from "./setting-in-words";

const price: SettingForm = { kind: "dollars", max: 100 };
const rate: SettingForm = { kind: "dollars", max: 100, isOptional: true };
const days: SettingForm = { kind: "whole", min: 1, max: 3_650 };
const name: SettingForm = { kind: "name", max: 10 };

test.each([
  [price, " 0.020 ", "0.02"],
  [price, "0", "0.00"],
  [price, "100", "100.00"],
  [price, "0.0000001", undefined],
  [price, "100.01", undefined],
  [price, "-1", undefined],
  [price, "1e2", undefined],
  [price, "0,02", undefined],
  [price, "NaN", undefined],
  [price, "", undefined],
  [rate, "", ""],
  [rate, "0.00", undefined],
  [rate, "1.4", "1.40"],
  [{ kind: "percent" }, "80.50", "80.5"],
  [{ kind: "percent" }, "100.01", undefined],
  [days, "007", "7"],
  [days, "0", undefined],
  [days, "3651", undefined],
  [days, "1.5", undefined],
  [days, "99999999999999999999", undefined],
  [{ kind: "choice", values: ["none", "all"] }, "some", undefined],
  [{ kind: "choice", values: ["none", "all"] }, "all", "all"],
  [name, "  New   Town ", "New Town"],
  [name, "  ", undefined],
  [name, "a\u202eb", undefined],
  [name, "x".repeat(11), undefined],
] satisfies [SettingForm, string, string | undefined][])("%o: %j", (form, written, kept) => {
  expect(readSetting(form, written)).toBe(kept);
  if (kept !== undefined) expect(readSetting(form, kept)).toBe(kept);
});

test("every setting has a name and a sentence about what is allowed, and only whoever may configure changes one", () => {
  for (const setting of SETTING_NAMES) {
    const { form, roles } = settingOf(setting);
    for (const language of ["en", "fr"] as const) {
      expect(SETTING_WORDS[language][setting]).not.toBe("");
      expect(settingForm(form, language)).not.toBe("");
    }
    expect(roles.filter((role) => !(POWERS.configure as readonly string[]).includes(role))).toEqual([]);
  }
  const anybody = new Set(Object.values(CITY_SETTINGS).flatMap(({ roles }) => [...roles] as string[]));
  expect([...anybody].sort()).toEqual([...POWERS.configure].sort());
});
