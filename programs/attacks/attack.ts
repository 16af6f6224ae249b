/** Hostile code, as an ordinary customer would upload it. */
export type AttackProgram =
  | { runtime: "js"; source: string }
  /** WebAssembly in text form, or bytes that no text can describe. */
  | { runtime: "wasi"; text: string }
  | { runtime: "wasi"; bytes: Uint8Array<ArrayBuffer> };

/** What must become of it. */
export type Expected =
  /** Each way that it tried was closed: the program reports which ones worked, and reports none. */
  | { kind: "held" }
  /** It does no harm and has an answer. */
  | { kind: "answers"; text: RegExp }
  /** The unit fails, and the customer reads why. */
  | { kind: "fails"; error: RegExp }
  /** The program is not even accepted. */
  | { kind: "refused"; message: RegExp }
  /** No sandbox survives it: the job is paused, and the customer reads why. Where it does not die of it, it fails. */
  | { kind: "quarantined"; orFails: RegExp };

/**
 * How it is shown that the attack would work where nothing holds it: by the same program in an ordinary worker or page
 * without a sandbox, which must report a way out, or a reason why there is no such proof.
 */
export type Control = "worker" | "page" | { none: string };

export interface Attack {
  name: string;
  /** What it tries, in one sentence. */
  tries: string;
  program: AttackProgram;
  /** A hook of the suite has the coordinator take the module for metered, so that devices are handed it as it is. */
  planted?: true;
  expected: Expected;
  control: Control;
  /** Whether, unheld, it sends something that the canary hears. */
  calls?: boolean;
  /** A second customer's program, which runs beside or after it on the same device and must stay unharmed. */
  neighbour?: { program: AttackProgram; text: RegExp };
  /** Units of the job; one when absent. */
  units?: number;
  limits?: { seconds?: number; wallSeconds?: number; memoryMib?: number; outputBytes?: number };
}

export interface AttackClass {
  name: string;
  /** What the class is about, in a few words. */
  title: string;
  attacks: Attack[];
}
