import type { TariffFault, TariffGap } from "#core/home/read-tariff";
import { type SettingForm, type SettingName, settingOf } from "../settings/city-settings";
import { SETTING_WORDS, settingForm } from "../settings/setting-in-words";
import type { Language } from "../text/language";
import { tariffFaultInWords } from "../words/tariff-in-words";
import { english, french, refusal } from "./refusal";

const formOf = (setting: SettingName): SettingForm => settingOf(setting).form;
const named = (setting: SettingName, language: Language) => SETTING_WORDS[language][setting];

/** The first few are enough to go on. */
const inWords = (faults: readonly TariffFault[], language: Language) =>
  faults
    .slice(0, 3)
    .map((fault) => tariffFaultInWords(fault, language))
    .join(" ");

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
  "tariff-faulty": refusal<{ faults: TariffFault[] }>("INVALID_INPUT", {
    en: ({ faults }) => `${inWords(faults, "en")} Nothing was changed.`,
    fr: ({ faults }) => `${inWords(faults, "fr")} Rien n’a été modifié.`,
  }),
  "tariff-gap": refusal<TariffGap>("INVALID_INPUT", {
    en: ({ from, until }) =>
      `No prices are written from ${from} to the day before ${until}: let the earlier period end on ${until}, or write one between. Nothing was changed.`,
    fr: ({ from, until }) =>
      `Aucun prix n’est écrit du ${from} à la veille du ${until} : faites finir la première période le ${until}, ou écrivez-en une entre les deux. Rien n’a été modifié.`,
  }),
  "tariff-too-long": refusal<{ chars: number; max: number }>("INVALID_INPUT", {
    en: ({ chars, max }) =>
      `The tariff has ${english(chars)} characters, and ${english(max)} are allowed: leave out periods that are long over. Nothing was changed.`,
    fr: ({ chars, max }) =>
      `Le tarif compte ${french(chars)} caractères, et ${french(max)} sont permis : supprimez des périodes finies depuis longtemps. Rien n’a été modifié.`,
  }),
  "terms-too-long": refusal<{ chars: number; max: number }>("INVALID_INPUT", {
    en: ({ chars, max }) =>
      `The terms have ${english(chars)} characters, and ${english(max)} are allowed. Nothing was changed.`,
    fr: ({ chars, max }) =>
      `Les conditions comptent ${french(chars)} caractères, et ${french(max)} sont permis. Rien n’a été modifié.`,
  }),
  "no-such-terms": refusal("NOT_FOUND", {
    en: "There are no terms of that day.",
    fr: "Il n’y a pas de conditions de ce jour.",
  }),
  "too-many-tariffs": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `The city has had ${max} tariffs, the maximum. Change one that it no longer offers.`,
    fr: ({ max }) => `La ville a eu ${max} tarifs, le maximum. Modifiez-en un qu’elle ne propose plus.`,
  }),
  "no-such-tariff": refusal("NOT_FOUND", {
    en: "The city has no such tariff.",
    fr: "La ville n’a pas de tarif de ce nom.",
  }),
};
