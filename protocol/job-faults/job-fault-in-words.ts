import type { Language } from "../text/language";
import type { FaultWords } from "./fault-words";
import { JOB_FAULTS, type JobFault } from "./job-fault";

const COLON: Record<Language, string> = { en: ": ", fr: " : " };

/** What is wrong with a job, as a sentence or the end of one that begins with the field. */
export function jobFaultInWords({ reason, facts, about }: JobFault, language: Language = "en"): string {
  const sentence = (JOB_FAULTS[reason] as FaultWords<typeof facts>)[language](facts);
  return about === undefined ? sentence : `${about}${COLON[language]}${sentence}`;
}
