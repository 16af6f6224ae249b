import {
  type Completion,
  type CompletionContext,
  type CompletionSource,
  snippetCompletion,
} from "@codemirror/autocomplete";
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

/** The members of a unit's second argument; `docs/job-manifest.md` explains them. */
const membersOf = ({ number, texts, bytes }: ContextTypes): Completion[] => [
  { label: "unit", type: "property", detail: number, info: "The unit's number, from 0." },
  { label: "args", type: "property", detail: texts, info: "The unit's arguments." },
  { label: "paths", type: "property", detail: texts, info: "The paths of its files, shared and own." },
  snippetCompletion("file(#{path})", {
    label: "file",
    type: "method",
    detail: `(path) → ${bytes}`,
    info: "The bytes of a file.",
  }),
  snippetCompletion("log(#{message})", {
    label: "log",
    type: "method",
    detail: "(…)",
    info: "Writes a line to standard error.",
  }),
];

/** After the name of the second argument and a dot: what a unit is told besides its input. */
export function completeContext(runtime: WrittenRuntime): CompletionSource {
  const options = membersOf(TYPES[runtime]);
  return (at: CompletionContext) => {
    const typed = at.matchBefore(/\b(?:ctx|context)\.\w*/);
    return typed && { from: typed.from + typed.text.indexOf(".") + 1, options, validFor: /^\w*$/ };
  };
}
