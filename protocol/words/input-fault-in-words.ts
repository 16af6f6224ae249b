import type { InputFault, InputFaultWords } from "../manifest/input-fault";
import type { Language } from "../text/language";
import { INPUT_FAULTS_IN_ENGLISH } from "./input-faults-in-english";
import { INPUT_FAULTS_IN_FRENCH } from "./input-faults-in-french";

const WORDS: Record<Language, InputFaultWords> = { en: INPUT_FAULTS_IN_ENGLISH, fr: INPUT_FAULTS_IN_FRENCH };

/** What a rule of a schema found wrong, as a sentence. */
export function inputFaultInWords(fault: InputFault, language: Language = "en"): string {
  return (WORDS[language][fault.kind] as (fault: InputFault) => string)(fault);
}
