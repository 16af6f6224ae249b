import type { BucketFault } from "#protocol/api/storage";

/** Why a request to a bucket failed. The message is for the log; the customer's sentence is derived from the fault. */
export class BucketError extends Error {
  override readonly name = "BucketError";
  readonly fault: BucketFault;
  /** The bucket's region, if that is the fault and the server named it. */
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

/** By name instead of class, because two module graphs of one process have a class each. */
export const isBucketError = (error: unknown): error is BucketError =>
  error instanceof Error && error.name === "BucketError" && "fault" in error;
