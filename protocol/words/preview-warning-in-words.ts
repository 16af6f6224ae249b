import { dollarText } from "../text/dollar-nanos";
import type { Language } from "../text/language";

/** What may surprise the customer who submits this job. */
export type PreviewWarning =
  | { kind: "budget-short"; totalNanos: number; units: number }
  | { kind: "unchecked" }
  | { kind: "dial-at-zero" }
  | { kind: "value-unread" };

type WarningWords = { [K in PreviewWarning["kind"]]: (warning: Extract<PreviewWarning, { kind: K }>) => string };

const WORDS: Record<Language, WarningWords> = {
  en: {
    "budget-short": ({ totalNanos, units }) =>
      `The whole job may cost about C$${dollarText(totalNanos)}; this budget is enough for about ${units.toLocaleString("en")} units; after that the job waits for more.`,
    unchecked: () => "With one replica nobody checks a result: a faulty device's answer would be accepted as it is.",
    "dial-at-zero": () => "The dial is at 0: nothing runs until you turn it up.",
    "value-unread": () =>
      "Neither an argument nor standard input tells the program its value: every unit would do the same. Try {value} as an argument.",
  },
  fr: {
    "budget-short": ({ totalNanos, units }) =>
      `Le calcul entier peut coûter environ ${dollarText(totalNanos).replace(".", ",")} $ CA ; ce budget suffit pour environ ${units.toLocaleString("fr-CA")} unités ; après quoi le calcul attend la suite.`,
    unchecked: () =>
      "Avec une seule réplique, personne ne vérifie un résultat : la réponse d’un appareil défectueux serait acceptée telle quelle.",
    "dial-at-zero": () => "Le nombre de cœurs est à 0 : rien ne s’exécute tant que vous ne l’augmentez pas.",
    "value-unread": () =>
      "Ni un argument ni l’entrée standard ne donnent sa valeur au programme : toutes les unités feraient la même chose. Essayez {value} comme argument.",
  },
};

export function previewWarningInWords(warning: PreviewWarning, language: Language = "en"): string {
  return (WORDS[language][warning.kind] as (warning: PreviewWarning) => string)(warning);
}
