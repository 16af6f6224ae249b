import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from "@codemirror/autocomplete";

/** The members of a unit's second argument; `docs/job-manifest.md` explains them. */
const MEMBERS: readonly Completion[] = [
  { label: "unit", type: "property", detail: "number", info: "The unit's number, from 0." },
  { label: "args", type: "property", detail: "string[]", info: "The unit's arguments." },
  { label: "paths", type: "property", detail: "string[]", info: "The paths of its files, shared and own." },
  snippetCompletion("file(#{path})", {
    label: "file",
    type: "method",
    detail: "(path) → Uint8Array",
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
export function completeContext(at: CompletionContext): CompletionResult | null {
  const typed = at.matchBefore(/\b(?:ctx|context)\.\w*/);
  if (!typed) return null;
  return { from: typed.from + typed.text.indexOf(".") + 1, options: [...MEMBERS], validFor: /^\w*$/ };
}
