import type { JobSpec } from "#core/jobs/job-spec";
import type { Language } from "./language";
import { hitLimit, limitInWords } from "./limit-in-words";

/** Why a unit failed, as facts. */
export interface UnitFailure {
  /** How the program failed, or that the unit was disputed or lost. */
  failure: string;
  /** The program's, the last device's or the comparison's own message. */
  message: string | null;
}

type FailedSpec = Pick<JobSpec, "limits" | "fuelPerSecond"> & { hasComparison: boolean };

interface FailureWords {
  /** Devices gave different answers; the comparison may have a message about them. */
  disputed: (said: string | null, hasComparison: boolean) => string;
  lost: (said: string | null) => string;
  /** What is wrong with the object that the unit reads. */
  input: (fault: string | null) => string;
}

const ENGLISH: FailureWords = {
  disputed: (said, hasComparison) => {
    if (said !== null) return `Devices returned different answers. ${said}`;
    return hasComparison
      ? "Devices returned different answers, even by the job's own comparison: it is too strict, or the program is not deterministic."
      : "Devices returned different answers: the program is probably not deterministic.";
  },
  lost: (said) => `No device could run this unit.${said === null ? "" : ` The last one said: ${said}`}`,
  input: (fault) =>
    fault === "object-changed"
      ? "The object that this unit reads changed after the job was submitted. Submit the job again over what is there now."
      : "The object that this unit reads is not there any more, or cannot be read. Put it back and submit the job again.",
};

const FRENCH: FailureWords = {
  disputed: (said, hasComparison) => {
    if (said !== null) return `Les appareils ont rendu des réponses différentes. Détail : « ${said} »`;
    return hasComparison
      ? "Les appareils ont rendu des réponses différentes, même selon la comparaison propre au calcul : elle est trop stricte, ou le programme n’est pas déterministe."
      : "Les appareils ont rendu des réponses différentes : le programme n’est probablement pas déterministe.";
  },
  lost: (said) =>
    `Aucun appareil n’a pu exécuter cette unité.${said === null ? "" : ` Le dernier a répondu : « ${said} »`}`,
  input: (fault) =>
    fault === "object-changed"
      ? "L’objet que lit cette unité a changé depuis que le calcul a été soumis. Soumettez-le de nouveau avec ce qui s’y trouve maintenant."
      : "L’objet que lit cette unité n’est plus là, ou ne peut pas être lu. Remettez-le en place et soumettez le calcul de nouveau.",
};

const WORDS: Record<Language, FailureWords> = { en: ENGLISH, fr: FRENCH };

/** The only place where a failure becomes a sentence; a program's own words are quoted unchanged. */
export function failureInWords({ failure, message }: UnitFailure, spec: FailedSpec, language: Language = "en"): string {
  // The limit's value comes from the job's own spec: the device knows only fuel.
  const hit = hitLimit(failure, spec);
  if (hit) return limitInWords(hit, language);
  if (failure === "disputed") return WORDS[language].disputed(message, spec.hasComparison);
  if (failure === "input") return WORDS[language].input(message);
  if (failure === "lost") return WORDS[language].lost(message);
  return message ?? failure;
}
