import type { Case } from "../corpus";

/** A place where units run in the real unit worker: an engine, or Node on some processor. */
export interface Host {
  readonly name: string;
  /** What each unit of the case gave, in their order: its bytes, or `failed: …`. */
  run(one: Case): Promise<Uint8Array[]>;
  close(): Promise<void>;
}
