import type { z } from "zod";
import type { InputFault } from "./manifest/input-fault";
import { INPUT_FAULTS_IN_ENGLISH } from "./words/input-faults-in-english";

const OF_PATTERNS = new Map<string, InputFault>();

const inEnglish = (fault: InputFault) => (INPUT_FAULTS_IN_ENGLISH[fault.kind] as (fault: InputFault) => string)(fault);

/** For `refine` and `addIssue`: the fault itself beside its English sentence. */
export const faulty = (fault: InputFault) => ({ message: inEnglish(fault), params: { fault } });

/** For `regex`: zod tells of the pattern alone, which therefore stands for one fault. */
export function form(pattern: RegExp, fault: InputFault): [pattern: RegExp, message: string] {
  const other = OF_PATTERNS.get(String(pattern))?.kind ?? fault.kind;
  if (other !== fault.kind) throw new Error(`${pattern} is the form of ${other} already, not of ${fault.kind} too.`);
  OF_PATTERNS.set(String(pattern), fault);
  return [pattern, inEnglish(fault)];
}

/** The fault behind an issue, if one of our own rules found it. */
export function faultOf(issue: z.core.$ZodIssue): InputFault | undefined {
  if (issue.code === "custom") return issue.params?.["fault"] as InputFault | undefined;
  return issue.code === "invalid_format" && issue.pattern !== undefined ? OF_PATTERNS.get(issue.pattern) : undefined;
}
