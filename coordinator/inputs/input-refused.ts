import type { JobFault } from "#protocol/job-faults/job-fault";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";

/** What is wrong with a job's inputs, thrown by whatever reads them; its message is for the log. */
export class InputRefused extends Error {
  override readonly name = "InputRefused";
  readonly fault: JobFault;
  /** The same inputs may be accepted next time, when what they name has been uploaded. */
  readonly mayPass: boolean;

  constructor(fault: JobFault, { mayPass = false } = {}) {
    super(jobFaultInWords(fault));
    this.fault = fault;
    this.mayPass = mayPass;
  }
}
