import type { JobDraft } from "./job-draft";

const FIRST_SCRIPT = `// Called once for each input. What it returns is the unit's output.
export default function run(line, ctx) {
  const backwards = [...line].reverse().join("");
  return { unit: ctx.unit, letters: line.length, backwards };
}
`;
const FIRST_LINES = "Stratford\nSt. Marys\nListowel\nMitchell";

/** The form with a script to be written in the page, and with a few inputs for it where there are none. */
export function beginWriting(draft: JobDraft, text = FIRST_SCRIPT): JobDraft {
  const hasInputs =
    draft.source !== null || draft.files.length > 0 || (draft.pasted ?? "") !== "" || draft.kind === "range";
  return {
    ...draft,
    runtime: "js",
    written: { runtime: "js", text, sent: null },
    name: draft.name === "" ? "My function" : draft.name,
    ...(hasInputs ? {} : { kind: "lines" as const, pasted: FIRST_LINES, source: null }),
  };
}
