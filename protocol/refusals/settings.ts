import { type SettingForm, type SettingName, settingOf } from "../settings/city-settings";
import { SETTING_WORDS, settingForm } from "../settings/setting-in-words";
import type { Language } from "../text/language";
import { refusal } from "./refusal";

const formOf = (setting: SettingName): SettingForm => settingOf(setting).form;
const named = (setting: SettingName, language: Language) => SETTING_WORDS[language][setting];

/** Changes of the city's settings. */
export const settingRefusals = {
  "setting-not-allowed": refusal<{ setting: SettingName }>("INVALID_INPUT", {
    en: ({ setting }) =>
      `The ${named(setting, "en")} must be ${settingForm(formOf(setting), "en")}. Nothing was changed.`,
    fr: ({ setting }) =>
      `Réglage « ${named(setting, "fr")} » : il faut ${settingForm(formOf(setting), "fr")}. Rien n’a été modifié.`,
  }),
  "setting-from-past": refusal("CONFLICT", {
    en: "That moment is past, and what has held is not rewritten. Choose a later one, or let the change hold now.",
    fr: "Ce moment est passé, et ce qui a eu cours ne se réécrit pas. Choisissez-en un plus tard, ou faites valoir le changement dès maintenant.",
  }),
  "setting-too-far-ahead": refusal<{ days: number }>("CONFLICT", {
    en: ({ days }) => `A change may be announced at most ${days} days ahead. Choose an earlier date.`,
    fr: ({ days }) =>
      `Un changement peut être annoncé au plus ${days} jours à l’avance. Choisissez une date plus proche.`,
  }),
  "too-many-settings-ahead": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `${max} changes of this setting are still to come, the maximum. Take one of them back first.`,
    fr: ({ max }) => `${max} changements de ce réglage sont encore à venir, le maximum. Retirez-en un d’abord.`,
  }),
  "too-many-settings-today": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `The settings were changed ${max} times in the last 24 hours, the maximum. Try again tomorrow.`,
    fr: ({ max }) => `Les réglages ont changé ${max} fois en 24 heures, le maximum. Réessayez demain.`,
  }),
  "setting-changed-meanwhile": refusal("CONFLICT", {
    en: "Somebody has changed this setting since you opened the page. Nothing was done: look at what holds now, and decide again.",
    fr: "Quelqu’un a modifié ce réglage depuis que vous avez ouvert la page. Rien n’a été fait : voyez ce qui a cours, puis décidez à nouveau.",
  }),
  "setting-changes-nothing": refusal("CONFLICT", {
    en: "At that moment the setting has this value anyway. Nothing was changed.",
    fr: "À ce moment, le réglage a déjà cette valeur. Rien n’a été modifié.",
  }),
  "no-such-setting-change": refusal("NOT_FOUND", {
    en: "There is no such change of a setting.",
    fr: "Ce changement de réglage n’existe pas.",
  }),
  "setting-holds-already": refusal("CONFLICT", {
    en: "This change holds already, or was taken back. Load the page again; to undo it, change the setting back.",
    fr: "Ce changement a déjà cours, ou a été retiré. Rechargez la page ; pour l’annuler, modifiez le réglage à nouveau.",
  }),
};
