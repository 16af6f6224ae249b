import type { Attack } from "#programs/attacks/attack";
import type { AttackOutcome } from "./run-attack";

/** What is wrong with the outcome, in a sentence; undefined when the attack was contained as expected. */
export function judge(attack: Attack, outcome: AttackOutcome): string | undefined {
  const { expected } = attack;
  if (outcome.kind === "refused")
    return expected.kind === "refused" ? said(outcome.message, expected.message) : told(outcome);
  if (outcome.kind === "paused")
    return expected.kind === "quarantined" && outcome.reason?.kind === "quarantined" ? undefined : told(outcome);
  if (expected.kind === "refused") return told(outcome);
  for (const result of outcome.results) {
    const wrong = judgeUnit(expected, result);
    if (wrong) return `unit ${result.unit}: ${wrong}`;
  }
  const { neighbour } = attack;
  if (!neighbour) return undefined;
  const wrong = said(outcome.neighbour?.text ?? outcome.neighbour?.error ?? "nothing", neighbour.text);
  return wrong && `its neighbour: ${wrong}`;
}

type Unit = Extract<AttackOutcome, { kind: "settled" }>["results"][number];

function judgeUnit(expected: Exclude<Attack["expected"], { kind: "refused" }>, unit: Unit) {
  const { text, error } = unit;
  switch (expected.kind) {
    case "held":
      return error === null ? said(text ?? "", /^\[\]$/) : `it failed: ${error}`;
    case "answers":
      return error === null ? said(text ?? "", expected.text) : `it failed: ${error}`;
    case "fails":
      return error === null ? `it answered ${text}` : said(error, expected.error);
    case "quarantined":
      return said(error ?? text ?? "", expected.orFails);
    default:
      throw new Error(`Unhandled expectation: ${(expected satisfies never as { kind: string }).kind}`);
  }
}

const said = (text: string, wanted: RegExp) => (wanted.test(text) ? undefined : `it says “${text}”, not ${wanted}`);

function told(outcome: AttackOutcome): string {
  switch (outcome.kind) {
    case "refused":
      return `it was refused: ${outcome.message}`;
    case "paused":
      return `its job was paused: ${outcome.message}`;
    case "settled":
      return `its units ended: ${outcome.results.map(({ text, error }) => error ?? text).join(" | ")}`;
    default:
      throw new Error(`Unhandled outcome: ${(outcome satisfies never as { kind: string }).kind}`);
  }
}
