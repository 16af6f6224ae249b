import { archiveFaults } from "./archive-faults";
import { chainFaults } from "./chain-faults";
import { comparisonFaults } from "./comparison-faults";
import type { FaultWords } from "./fault-words";
import { inputFaults } from "./input-faults";
import { manifestFaults } from "./manifest-faults";
import { objectFaults } from "./object-faults";
import { tableFaults } from "./table-faults";
import { uploadFaults } from "./upload-faults";

/**
 * Everything that only the coordinator, or a reader of the customer's files, finds wrong with a job: each reason with its
 * sentence in every language. What schemas find is in `input-fault.ts`, which every page loads.
 */
export const JOB_FAULTS = {
  ...inputFaults,
  ...tableFaults,
  ...archiveFaults,
  ...objectFaults,
  ...uploadFaults,
  ...manifestFaults,
  ...comparisonFaults,
  ...chainFaults,
};

type Words = typeof JOB_FAULTS;
export type JobFaultReason = keyof Words;
type FactsOf<Reason extends JobFaultReason> = Words[Reason] extends FaultWords<infer Facts> ? Facts : never;

/** A reason and its facts; `about` names the file among several that it is about. */
export type JobFault = {
  [Reason in JobFaultReason]: { reason: Reason; facts: FactsOf<Reason>; about?: string };
}[JobFaultReason];

/** At a field of the manifest. */
export interface FieldFault {
  path: string;
  jobFault: JobFault;
}

export const jobFault = <Reason extends JobFaultReason>(
  reason: Reason,
  ...[facts]: FactsOf<Reason> extends void ? [] : [facts: FactsOf<Reason>]
) => ({ reason, facts }) as Extract<JobFault, { reason: Reason }>;
