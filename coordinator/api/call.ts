import type { Context } from "../auth/context";

/** The arguments of every verb: who calls, and an input that the verb parses itself. */
export interface Call<Input> {
  ctx: Context;
  input: Input;
  /** Aborted when nobody waits for the answer any more; long-running work must check it. */
  signal?: AbortSignal;
}
