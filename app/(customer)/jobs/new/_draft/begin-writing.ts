import type { WrittenRuntime } from "#app/_code/written-runtime.ts";
import type { JobDraft } from "./job-draft";

const FIRST_SCRIPTS: Record<WrittenRuntime, (comment: string) => string> = {
  js: (comment) => `// ${comment}
export default function run(line, ctx) {
  const backwards = [...line].reverse().join("");
  return { unit: ctx.unit, letters: line.length, backwards };
}
`,
  python: (comment) => `# ${comment}
def run(line, ctx):
    return {"unit": ctx.unit, "letters": len(line), "backwards": line[::-1]}
`,
};
const FIRST_LINES = "Stratford\nSt. Marys\nListowel\nMitchell";

export interface Writing {
  /** Of the job, until it has one. */
  name: string;
  /** The script, or what the first one says of itself. */
  script: { text: string } | { comment: string };
}

/** The form with a script to be written in the page, and with a few inputs for it where there are none. */
export function beginWriting(draft: JobDraft, runtime: WrittenRuntime, { name, script }: Writing): JobDraft {
  const text = "text" in script ? script.text : FIRST_SCRIPTS[runtime](script.comment);
  const hasInputs =
    draft.source !== null || draft.files.length > 0 || (draft.pasted ?? "") !== "" || draft.kind === "range";
  return {
    ...draft,
    runtime,
    written: { runtime, text, sent: null },
    name: draft.name === "" ? name : draft.name,
    ...(hasInputs ? {} : { kind: "lines" as const, pasted: FIRST_LINES, source: null }),
  };
}
