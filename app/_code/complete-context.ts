import {
  type Completion,
  type CompletionContext,
  type CompletionSource,
  snippetCompletion,
} from "@codemirror/autocomplete";
import type { Language } from "#protocol/text/language";
import type { WrittenRuntime } from "./written-runtime";

interface ContextTypes {
  number: string;
  texts: string;
  bytes: string;
}

const TYPES: Record<WrittenRuntime, ContextTypes> = {
  js: { number: "number", texts: "string[]", bytes: "Uint8Array" },
  python: { number: "int", texts: "list[str]", bytes: "bytes" },
};

const INFO: Record<Language, Record<"unit" | "args" | "paths" | "file" | "log", string>> = {
  en: {
    unit: "The unit's number, from 0.",
    args: "The unit's arguments.",
    paths: "The paths of its files, shared and own.",
    file: "The bytes of a file.",
    log: "Writes a line to standard error.",
  },
  fr: {
    unit: "Le numéro de l’unité, à partir de 0.",
    args: "Les arguments de l’unité.",
    paths: "Les chemins de ses fichiers, partagés et propres.",
    file: "Les octets d’un fichier.",
    log: "Écrit une ligne sur la sortie d’erreur.",
  },
};

/** The members of a unit's second argument; `docs/job-manifest.md` explains them. */
const membersOf = ({ number, texts, bytes }: ContextTypes, info: (typeof INFO)[Language]): Completion[] => [
  { label: "unit", type: "property", detail: number, info: info.unit },
  { label: "args", type: "property", detail: texts, info: info.args },
  { label: "paths", type: "property", detail: texts, info: info.paths },
  snippetCompletion("file(#{path})", {
    label: "file",
    type: "method",
    detail: `(path) → ${bytes}`,
    info: info.file,
  }),
  snippetCompletion("log(#{message})", {
    label: "log",
    type: "method",
    detail: "(…)",
    info: info.log,
  }),
];

/** After the name of the second argument and a dot: what a unit gets besides its input. */
export function completeContext(runtime: WrittenRuntime, language: Language): CompletionSource {
  const options = membersOf(TYPES[runtime], INFO[language]);
  return (at: CompletionContext) => {
    const typed = at.matchBefore(/\b(?:ctx|context)\.\w*/);
    return typed && { from: typed.from + typed.text.indexOf(".") + 1, options, validFor: /^\w*$/ };
  };
}
