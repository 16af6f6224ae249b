import type { JobFault } from "#protocol/job-faults/job-fault";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";

/** What is wrong with an archive; its message is for the log. */
export class ArchiveRefused extends Error {
  override readonly name = "ArchiveRefused";
  readonly fault: JobFault;

  constructor(fault: JobFault) {
    super(jobFaultInWords(fault));
    this.fault = fault;
  }
}
