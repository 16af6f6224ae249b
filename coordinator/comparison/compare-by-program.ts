import type { UnitOutput } from "#core/units/output";
import type { ComparisonTrouble } from "#protocol/job-faults/comparison-trouble";
import { NO_OUTPUT, readParts } from "./read-parts";
import { type ComparatorAnswer, runComparator } from "./run-comparator";
import type { ComparisonVerdict, Trouble } from "./verdict";

/**
 * Calls the customer's function in both orders. If it finds a difference or gives no answer, each output is also compared
 * with itself, which tells a faulty function from a single odd output.
 */
export function compareByProgram(source: string, a: Uint8Array, b: Uint8Array): ComparisonVerdict {
  const [outputA, outputB] = [readParts(a), readParts(b)];
  if (!outputA || !outputB) return misfits(!outputA, !outputB);
  const forth = runComparator(source, outputA, outputB);
  if (forth.kind === "no-value") return misfits(isNoValue(source, outputA), isNoValue(source, outputB));
  // A function that used up its time once need not do so twice.
  const back = forth.kind === "failed" ? forth : runComparator(source, outputB, outputA);
  if (isYes(forth) && isYes(back)) return { kind: "judged", same: true };
  const troubles = [...unlikeItself(source, outputA, "a"), ...unlikeItself(source, outputB, "b")];
  if (troubles.length > 0) return { kind: "fault", troubles };
  const between = troubleBetween(forth, back);
  return between === undefined
    ? { kind: "judged", same: false }
    : { kind: "fault", troubles: [{ did: between, with: ["a", "b"] }] };
}

const isYes = (answer: ComparatorAnswer) => answer.kind === "answered" && answer.same;

const isNoValue = (source: string, output: UnitOutput) => runComparator(source, output, output).kind === "no-value";

function unlikeItself(source: string, output: UnitOutput, name: "a" | "b"): Trouble[] {
  const answer = runComparator(source, output, output);
  if (isYes(answer)) return [];
  const did = answer.kind === "failed" ? answer.did : { what: "false" as const, said: "", line: 0 };
  return [{ did: { ...did, twice: true }, with: [name] }];
}

function troubleBetween(forth: ComparatorAnswer, back: ComparatorAnswer): ComparisonTrouble | undefined {
  for (const answer of [forth, back]) if (answer.kind === "failed") return { ...answer.did, twice: false };
  if (isYes(forth) === isYes(back)) return undefined;
  return { what: "swapped", said: "", line: 0, twice: false };
}

const misfits = (a: boolean, b: boolean): ComparisonVerdict => ({
  kind: "misfit",
  ...(a ? { a: NO_OUTPUT } : {}),
  ...(b ? { b: NO_OUTPUT } : {}),
});
