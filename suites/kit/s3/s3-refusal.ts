/** A refusal by an S3 server, with its own code. */
export class S3Refusal extends Error {
  override readonly name = "S3Refusal";
  readonly status: number;
  readonly code: string;
  /** Elements of the response besides the code. */
  readonly details: Record<string, string>;

  constructor(status: number, code: string, details: Record<string, string> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}
