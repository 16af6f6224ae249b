import type { PythonForm } from "#core/jobs/job-spec";
import type { Language } from "../text/language";

/** What a program is, as far as its check has found out. */
export type ProgramNote =
  | { kind: "module" }
  /** Too large, or nested too deeply, to be searched for what devices do not have. */
  | { kind: "not-searched" }
  /** It uses the operator `**`. */
  | { kind: "powers" }
  | { kind: "command"; functions: number; memoryMib: number }
  | { kind: "imports"; names: string[] }
  | { kind: "python"; form: PythonForm };

type NoteWords = { [K in ProgramNote["kind"]]: (note: Extract<ProgramNote, { kind: K }>) => string };

const WORDS: Record<Language, NoteWords> = {
  en: {
    module: () => "JavaScript module with a default export.",
    "not-searched": () => "It is too large, or nested too deeply, to be looked through for what devices do not have.",
    powers: () => "It uses **, whose last bit differs between engines: on devices Math.pow takes its place.",
    command: ({ functions, memoryMib }) =>
      `WASI command with ${functions.toLocaleString("en")} functions, ${memoryMib} MiB of memory at the start.`,
    imports: ({ names }) => (names.length === 0 ? "It imports nothing." : `It imports ${names.join(", ")}.`),
    python: ({ form }) => (form === "function" ? "Python, called by its function `run`." : "Python, run as a script."),
  },
  fr: {
    module: () => "Module JavaScript avec un export par défaut.",
    "not-searched": () => "Il est trop grand, ou trop imbriqué, pour qu’on y cherche ce que les appareils n’ont pas.",
    powers: () =>
      "Il utilise **, dont le dernier bit diffère d’un moteur à l’autre : sur les appareils, Math.pow le remplace.",
    command: ({ functions, memoryMib }) =>
      `Commande WASI avec ${functions.toLocaleString("fr-CA")} fonctions, ${memoryMib.toLocaleString("fr-CA")} Mio de mémoire au départ.`,
    imports: ({ names }) => (names.length === 0 ? "Il n’importe rien." : `Il importe ${names.join(", ")}.`),
    python: ({ form }) =>
      form === "function" ? "Python, appelé par sa fonction `run`." : "Python, exécuté comme un script.",
  },
};

/** The only place where a note becomes a sentence. */
export const programNoteInWords = (note: ProgramNote, language: Language = "en"): string =>
  (WORDS[language][note.kind] as (note: ProgramNote) => string)(note);
