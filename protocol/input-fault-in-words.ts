import type { InputFault, InputFaultWords } from "./input-fault";
import { INPUT_FAULTS_IN_ENGLISH } from "./input-faults-in-english";
import { INPUT_FAULTS_IN_FRENCH } from "./input-faults-in-french";
import type { Language } from "./language";

const WORDS: Record<Language, InputFaultWords> = { en: INPUT_FAULTS_IN_ENGLISH, fr: INPUT_FAULTS_IN_FRENCH };

/** What a rule of a schema found wrong, as a sentence. */
export function inputFaultInWords(fault: InputFault, language: Language = "en"): string {
  return (WORDS[language][fault.kind] as (fault: InputFault) => string)(fault);
}
