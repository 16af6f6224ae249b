import type { Numbers } from "#app/_language/english-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import { type SettingName, settingOf } from "#protocol/settings/city-settings";
import { dollarNanos } from "#protocol/text/dollar-nanos";

const CHOICES = ["verified", "nothing", "none", "first-jobs"] as const;
type Choice = (typeof CHOICES)[number];

const isChoice = (value: string): value is Choice => (CHOICES as readonly string[]).includes(value);

/** A choice as people read it. */
export const choiceWords = (t: TranslatorOf<"admin.settings">, value: string): string =>
  isChoice(value) ? t(`choices.${value}`) : value;

/** A setting's value as people read it. */
export function valueWords(t: TranslatorOf<"admin.settings">, numbers: Numbers, setting: SettingName, value: string) {
  if (value === "") return t("unset");
  const { form } = settingOf(setting);
  if (form.kind === "dollars") return numbers.price(dollarNanos(value));
  if (form.kind === "percent" || setting === "partners-share") return t("percent", { share: value });
  if (form.kind === "whole") return numbers.count(Number(value));
  return form.kind === "choice" ? choiceWords(t, value) : value;
}
