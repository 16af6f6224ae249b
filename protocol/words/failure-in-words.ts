import type { JobSpec } from "#core/jobs/job-spec";
import { isOwnFault, type OwnFault } from "../devices/sandbox-messages";
import { readMisfit } from "../job-faults/misfit";
import { misfitInWords } from "../job-faults/misfit-in-words";
import type { Language } from "../text/language";
import { deviceFaultInWords } from "./device-fault-in-words";
import { hitLimit, limitInWords } from "./limit-in-words";

/** Why a unit failed, as facts. */
export interface UnitFailure {
  /** How the program failed, or that the unit was disputed or lost. */
  failure: string;
  exitCode: number | null;
  /** In the words of the program, the engine, the last device or the comparison; or an `OwnFault`. */
  message: string | null;
}

export type FailedSpec = Pick<JobSpec, "limits" | "fuelPerSecond"> & { hasComparison: boolean };

interface FailureWords {
  /** Devices gave different answers; the comparison may have a message about them. */
  disputed: (said: string | null, hasComparison: boolean) => string;
  lost: (said: string | null) => string;
  /** What is wrong with the object that the unit reads. */
  input: (fault: string | null) => string;
  /** `tail` is the end of what it printed. */
  exit: (code: number, tail: string) => string;
  output: (bytes: number) => string;
  memory: (mib: number) => string;
  /** `said` by the engine. */
  trap: (said: string) => string;
  stack: (said: string) => string;
  endedBy: (error: string) => string;
  own: Record<OwnFault, string>;
}

const ENGLISH: FailureWords = {
  disputed: (said, hasComparison) => {
    const misfit = said === null ? undefined : readMisfit(said);
    if (misfit) return `Devices returned different answers. ${misfitInWords(misfit, "en")}`;
    if (said !== null) return `Devices returned different answers. ${said}`;
    return hasComparison
      ? "Devices returned different answers, even by the job's own comparison: it is too strict, or the program is not deterministic."
      : "Devices returned different answers: the program is probably not deterministic.";
  },
  lost: (said) => {
    const fault = said === null ? undefined : deviceFaultInWords(said, "en");
    const last = fault === undefined ? said && `The last one said: ${said}` : `In the last attempt ${fault}.`;
    return `No device could run this unit.${last ? ` ${last}` : ""}`;
  },
  input: (fault) =>
    fault === "object-changed"
      ? "The object that this unit reads changed after the job was submitted. Submit the job again over what is there now."
      : "The object that this unit reads is not there any more, or cannot be read. Put it back and submit the job again.",
  exit: (code, tail) =>
    `It ended with exit code ${code}.${tail === "" ? "" : ` The end of its standard output: ${tail}`}`,
  output: (bytes) => `Its output passed the limit of ${bytes} bytes.`,
  memory: (mib) => `It needs more memory than its limit of ${mib} MiB.`,
  trap: (said) => `It trapped: ${said}.`,
  stack: (said) => `Its stack overflowed: ${said}.`,
  endedBy: (error) => `It was ended by ${error}.`,
  own: {
    "uncaught-exception": "It threw an exception that it did not catch.",
    "uncountable-work": "It asked its host for an amount of work that is no number.",
    "no-output": "The function gave nothing: return bytes, text or JSON (null stands for nothing).",
    "no-function": "The module has no default export that is a function: write `export default (input, ctx) => …`.",
    unshowable: "It threw something that cannot be shown.",
    "broken-protocol": "The program broke the sandbox's message protocol and was stopped.",
    "crashed-thread": "The program crashed its thread.",
  },
};

const FRENCH: FailureWords = {
  disputed: (said, hasComparison) => {
    const misfit = said === null ? undefined : readMisfit(said);
    if (misfit) return `Les appareils ont rendu des réponses différentes. ${misfitInWords(misfit, "fr")}`;
    if (said !== null) return `Les appareils ont rendu des réponses différentes. Détail : « ${said} »`;
    return hasComparison
      ? "Les appareils ont rendu des réponses différentes, même selon la comparaison propre au calcul : elle est trop stricte, ou le programme n’est pas déterministe."
      : "Les appareils ont rendu des réponses différentes : le programme n’est probablement pas déterministe.";
  },
  lost: (said) => {
    const fault = said === null ? undefined : deviceFaultInWords(said, "fr");
    const last = fault === undefined ? said && `Le dernier a répondu : « ${said} »` : `Au dernier essai, ${fault}.`;
    return `Aucun appareil n’a pu exécuter cette unité.${last ? ` ${last}` : ""}`;
  },
  input: (fault) =>
    fault === "object-changed"
      ? "L’objet que lit cette unité a changé depuis que le calcul a été soumis. Soumettez-le de nouveau avec ce qui s’y trouve maintenant."
      : "L’objet que lit cette unité n’est plus là, ou ne peut pas être lu. Remettez-le en place et soumettez le calcul de nouveau.",
  exit: (code, tail) =>
    `Le programme s’est terminé avec le code de sortie ${code}.${tail === "" ? "" : ` Fin de sa sortie standard : ${tail}`}`,
  output: (bytes) => `Sa sortie a dépassé la limite de ${bytes} octets.`,
  memory: (mib) => `Le programme a besoin de plus de mémoire que sa limite de ${mib} Mio.`,
  trap: (said) => `Le programme s’est interrompu (trap) : ${said}.`,
  stack: (said) => `Sa pile a débordé : ${said}.`,
  endedBy: (error) => `Le programme a été arrêté par ${error}.`,
  own: {
    "uncaught-exception": "Le programme a levé une exception qu’il n’a pas interceptée.",
    "uncountable-work": "Le programme a demandé à son hôte une quantité de travail qui n’est pas un nombre.",
    "no-output": "La fonction n’a rien rendu : rendez des octets, du texte ou du JSON (null veut dire « rien »).",
    "no-function":
      "Le module n’a pas d’export par défaut qui soit une fonction : écrivez `export default (input, ctx) => …`.",
    unshowable: "Le programme a levé quelque chose qui ne peut pas être affiché.",
    "broken-protocol": "Le programme a enfreint le protocole de messages du bac à sable et a été arrêté.",
    "crashed-thread": "Le programme a fait planter son fil d’exécution.",
  },
};

const WORDS: Record<Language, FailureWords> = { en: ENGLISH, fr: FRENCH };

/** The only place where a failure becomes a sentence; others' own words are quoted unchanged. */
export function failureInWords(facts: UnitFailure, spec: FailedSpec, language: Language = "en"): string {
  const { failure, exitCode, message } = facts;
  // The limit's value comes from the job's own spec: the device knows only fuel.
  const hit = hitLimit(failure, spec);
  if (hit) return limitInWords(hit, language);
  const words = WORDS[language];
  const { limits } = spec;
  switch (failure) {
    case "disputed":
      return words.disputed(message, spec.hasComparison);
    case "input":
      return words.input(message);
    case "lost":
      return words.lost(message);
    case "output":
      return words.output(limits.outputBytes);
    case "memory":
      return words.memory(limits.memoryMib);
    case "exit":
      return words.exit(exitCode ?? 1, message ?? "");
    default:
      if (!message) return failure;
      if (isOwnFault(message)) return words.own[message];
      return failure === "trap" ? trapInWords(message, words) : message;
  }
}

const OF_THE_STACK = /^(?:RangeError|InternalError): /;
const NAMED = /^[A-Z]\w*Error: /;

/** The engine's message, followed by lines with the functions in which the program was. */
function trapInWords(message: string, words: FailureWords): string {
  const end = message.indexOf("\n");
  const [said, frames] = end < 0 ? [message, ""] : [message.slice(0, end), message.slice(end)];
  if (OF_THE_STACK.test(said)) return words.stack(said.replace(OF_THE_STACK, "")) + frames;
  return (NAMED.test(said) ? words.endedBy(said) : words.trap(said)) + frames;
}
