import type { Program } from "acorn";
import { LIMITS } from "#protocol/limits";
import type { ProgramFault } from "#protocol/programs/program-fault";
import { placeAt } from "../place-in-text";
import { absentNames } from "./absent-names";
import { engineWords } from "./engine-words";
import type { Finding } from "./finding";
import { floatBytes } from "./float-bytes";
import { readNames } from "./module-names";
import { surelyEvaluated } from "./surely-evaluated";

export type Advice =
  | { kind: "advice"; warnings: ProgramFault[] }
  /** It fails on every device, or cannot give the same result on two. */
  | { kind: "hopeless"; faults: ProgramFault[]; at: number }
  /** Too large, or nested too deeply, to be analysed here, which does not count against it. */
  | { kind: "unread" };

/** A parsed module. */
interface AdvisedModule {
  program: Program;
  text: string;
  tokens: number;
}

/** What its author should know about a module before devices run it. */
export function advise({ program, text, tokens }: AdvisedModule): Advice {
  if (tokens > LIMITS.MAX_ADVISED_TOKENS) return { kind: "unread" };
  try {
    const names = readNames(program, text);
    const findings = [...absentNames(names, surelyEvaluated(names)), ...floatBytes(names), ...engineWords(names)];
    const sure = oneForEach(findings.filter(({ isSure }) => isSure));
    if (sure[0]) return { kind: "hopeless", faults: tell(text, sure), at: sure[0].at };
    return { kind: "advice", warnings: tell(text, oneForEach(findings)) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "unread" };
    throw error;
  }
}

interface Told extends Finding {
  others: number;
}

/** The first place of each subject, and how many others there are. */
function oneForEach(findings: Finding[]): Told[] {
  const bySubject = new Map<string, Told>();
  for (const finding of findings.sort((a, b) => a.at - b.at)) {
    const known = bySubject.get(finding.subject);
    if (known) known.others += 1;
    else bySubject.set(finding.subject, { ...finding, others: 0 });
  }
  return [...bySubject.values()];
}

function tell(text: string, all: Told[]): ProgramFault[] {
  const told = all
    .slice(0, LIMITS.programWarnings)
    .map(
      ({ at, others, found }): ProgramFault => ({ kind: "found", place: placeAt(text, at), others, finding: found }),
    );
  const count = all.length - told.length;
  return count === 0 ? told : [...told, { kind: "more-found", count }];
}
