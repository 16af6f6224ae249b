import type { WrittenRuntime } from "#app/_code/written-runtime.ts";
import type { JobDraft } from "./job-draft";

const FIRST_SCRIPTS: Record<WrittenRuntime, string> = {
  js: `// Called once for each input. What it returns is the unit's output.
export default function run(line, ctx) {
  const backwards = [...line].reverse().join("");
  return { unit: ctx.unit, letters: line.length, backwards };
}
`,
  python: `# Called once for each input. What it returns is the unit's output.
def run(line, ctx):
    return {"unit": ctx.unit, "letters": len(line), "backwards": line[::-1]}
`,
};
const FIRST_LINES = "Stratford\nSt. Marys\nListowel\nMitchell";

/** The form with a script to be written in the page, and with a few inputs for it where there are none. */
export function beginWriting(draft: JobDraft, runtime: WrittenRuntime, text = FIRST_SCRIPTS[runtime]): JobDraft {
  const hasInputs =
    draft.source !== null || draft.files.length > 0 || (draft.pasted ?? "") !== "" || draft.kind === "range";
  return {
    ...draft,
    runtime,
    written: { runtime, text, sent: null },
    name: draft.name === "" ? "My function" : draft.name,
    ...(hasInputs ? {} : { kind: "lines" as const, pasted: FIRST_LINES, source: null }),
  };
}
