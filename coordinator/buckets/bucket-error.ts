import type { BucketFault } from "#protocol/api/storage";

/** Why a bucket did not do what was asked of it. Its message is for the log: the sentence for the customer comes from the fault. */
export class BucketError extends Error {
  override readonly name = "BucketError";
  readonly fault: BucketFault;
  /** Where the bucket lies, when that is the fault and the server said so. */
  readonly region: string | undefined;

  constructor(
    fault: BucketFault,
    message: string,
    { region, ...options }: ErrorOptions & { region?: string | undefined } = {},
  ) {
    super(message, options);
    this.fault = fault;
    this.region = region;
  }
}

/** By its name and not by its class: two module graphs of one process have a class each. */
export const isBucketError = (error: unknown): error is BucketError =>
  error instanceof Error && error.name === "BucketError" && "fault" in error;
