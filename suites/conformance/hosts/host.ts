import type { Case } from "../corpus";

/** An environment in which units run in the real unit worker: an engine, or Node on some processor. */
export interface Host {
  readonly name: string;
  /** The result of each unit of the case, in order: its bytes, or `failed: …`. */
  run(one: Case): Promise<Uint8Array[]>;
  close(): Promise<void>;
}
