import type { ObjectRef } from "./object-ref";

/** One call of a program, exactly as a unit worker will make it. */
export interface UnitCall {
  /** argv without the program's own name. */
  args: string[];
  /** Standard input of a WASI command. */
  stdin: CallBytes;
  /** Files of this unit alone, besides the job's shared files. */
  files: { path: string; content: CallBytes }[];
  /** First argument of a JavaScript unit's function. */
  value: CallValue;
}

/** A part of a larger blob. */
export interface WithinBlob {
  hash: string;
  start: number;
}

/** Bytes by their hash: a whole blob, or a part of one. */
export interface BlobBytes {
  kind: "blob";
  hash: string;
  bytes: number;
  within?: WithinBlob;
}

/** Bytes that are fetched before the call: from a blob, or from an object in its customer's bucket. */
export type FetchedBytes = BlobBytes | { kind: "object"; object: ObjectRef };

/** Bytes that a call needs: inline text, or fetched. */
export type CallBytes = { kind: "none" } | { kind: "text"; text: string } | FetchedBytes;

/** What a JavaScript unit gets as `input`: a number of a range, a line, parsed JSON, or a file's bytes. */
export type CallValue = { kind: "json"; json: unknown } | FetchedBytes;
