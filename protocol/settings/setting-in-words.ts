import type { Language } from "../text/language";
import type { SettingForm, SettingName } from "./city-settings";

/** What each setting is called, where a sentence names one. */
export const SETTING_WORDS: Record<Language, Record<SettingName, string>> = {
  en: {
    "core-hour-price": "price of a core-hour",
    "residents-share": "residents’ share",
    "partners-share": "partners’ share",
    "us-dollar": "exchange rate of the US dollar",
    "welcome-gift": "welcome gift",
    "welcome-requires": "condition of the welcome gift",
    "gifts-per-address": "welcome gifts per address and day",
    "sign-ups-per-address": "sign-ups per address and day",
    "calls-per-minute": "calls of the API per minute",
    "open-jobs": "open jobs per customer",
    "keep-days": "days for which results are kept",
    "keep-days-at-most": "days for which results are kept at most",
    "units-kept": "days for which it is kept who computed which units",
    "plots-kept": "days for which jobs’ plots are kept",
    "audit-kept": "days for which the audit log is kept",
    vetting: "jobs that a moderator looks at",
    "vetting-known-after": "jobs after which a customer is known",
    "vetting-above-budget": "budget above which a moderator looks",
    "city-name": "name of the city",
  },
  fr: {
    "core-hour-price": "prix de l’heure-cœur",
    "residents-share": "part des habitants",
    "partners-share": "part des partenaires",
    "us-dollar": "cours du dollar américain",
    "welcome-gift": "cadeau de bienvenue",
    "welcome-requires": "condition du cadeau de bienvenue",
    "gifts-per-address": "cadeaux de bienvenue par adresse et par jour",
    "sign-ups-per-address": "inscriptions par adresse et par jour",
    "calls-per-minute": "appels de l’API par minute",
    "open-jobs": "calculs ouverts par client",
    "keep-days": "jours de conservation des résultats",
    "keep-days-at-most": "jours de conservation des résultats au plus",
    "units-kept": "jours pendant lesquels on garde qui a calculé quelles unités",
    "plots-kept": "jours de conservation des courbes des calculs",
    "audit-kept": "jours de conservation du journal d’audit",
    vetting: "calculs qu’un modérateur examine",
    "vetting-known-after": "calculs après lesquels un client est connu",
    "vetting-above-budget": "budget au-delà duquel un modérateur examine",
    "city-name": "nom de la ville",
  },
};

type FormWords = { [Kind in SettingForm["kind"]]: (form: Extract<SettingForm, { kind: Kind }>) => string };

const count = (value: number, locale: string) => value.toLocaleString(locale);

/** What is allowed, after "it must be". */
const FORMS: Record<Language, FormWords> = {
  en: {
    dollars: ({ max, isOptional }) =>
      isOptional
        ? `an amount above 0 and up to C$${count(max, "en-CA")} with at most six decimals, such as 1.40, or empty`
        : `an amount from 0 to C$${count(max, "en-CA")} with at most six decimals, such as 0.02`,
    percent: () => "a percentage from 0 to 100 with at most two decimals, such as 80",
    whole: ({ min, max, isOptional }) =>
      `a whole number from ${count(min, "en-CA")} to ${count(max, "en-CA")}, written without spaces${isOptional ? ", or empty" : ""}`,
    choice: ({ values }) => values.join(" or "),
    name: ({ max }) => `a line of 1 to ${max} visible characters`,
  },
  fr: {
    dollars: ({ max, isOptional }) =>
      isOptional
        ? `un montant supérieur à 0 et d’au plus ${count(max, "fr-CA")} $ CA, avec au plus six décimales après un point, comme 1.40, ou rien`
        : `un montant de 0 à ${count(max, "fr-CA")} $ CA, avec au plus six décimales après un point, comme 0.02`,
    percent: () => "un pourcentage de 0 à 100, avec au plus deux décimales après un point, comme 80",
    whole: ({ min, max, isOptional }) =>
      `un nombre entier de ${count(min, "fr-CA")} à ${count(max, "fr-CA")}, écrit sans espaces${isOptional ? ", ou rien" : ""}`,
    choice: ({ values }) => values.join(" ou "),
    name: ({ max }) => `une ligne de 1 à ${max} caractères visibles`,
  },
};

export const settingForm = (form: SettingForm, language: Language): string =>
  (FORMS[language][form.kind] as (form: SettingForm) => string)(form);

function capital(words: string, language: Language): string {
  const [first = "", ...rest] = words;
  return first.toLocaleUpperCase(language) + rest.join("");
}

/** Alone, as a heading. */
export const settingTitle = (setting: SettingName, language: Language): string =>
  capital(SETTING_WORDS[language][setting], language);

/** What is allowed, alone under a field. */
export const settingHint = (form: SettingForm, language: Language): string =>
  `${capital(settingForm(form, language), language)}.`;
