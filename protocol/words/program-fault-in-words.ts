import type { PlainFault, ProgramFault, ProgramFaultWords, ScriptFinding } from "../programs/program-fault";
import type { Language } from "../text/language";
import { PROGRAM_FAULTS_IN_ENGLISH } from "./program-faults-in-english";
import { PROGRAM_FAULTS_IN_FRENCH } from "./program-faults-in-french";

const WORDS: Record<Language, ProgramFaultWords> = { en: PROGRAM_FAULTS_IN_ENGLISH, fr: PROGRAM_FAULTS_IN_FRENCH };

/** The only place where what is wrong with a program becomes a sentence. */
export function programFaultInWords(fault: ProgramFault, language: Language = "en"): string {
  const words = WORDS[language];
  if (fault.kind !== "found") return (words.faults[fault.kind] as (fault: PlainFault) => string)(fault);
  return words.found(fault, findingInWords(fault.finding, words));
}

export const programFaultsInWords = (faults: readonly ProgramFault[], language?: Language): string =>
  faults.map((fault) => programFaultInWords(fault, language)).join("\n");

function findingInWords(finding: ScriptFinding, words: ProgramFaultWords): string {
  if (finding.kind !== "absent") return words.findings[finding.kind];
  return words.absent(finding.name, words.instead[finding.instead], finding.isSure);
}
