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

/** Bytes that a call needs: held as text, or named by the hash of a blob that is fetched before the call. */
export type CallBytes =
  | { kind: "none" }
  | { kind: "text"; text: string }
  | { kind: "blob"; hash: string; bytes: number };

/** What a JavaScript unit gets as `input`: a number of a range, a line, parsed JSON, or a file's bytes. */
export type CallValue = { kind: "json"; json: unknown } | { kind: "blob"; hash: string; bytes: number };
