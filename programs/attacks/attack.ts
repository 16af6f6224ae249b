/** Hostile code, as an ordinary customer would upload it. */
export type AttackProgram =
  | { runtime: "js"; source: string }
  /** WebAssembly in text form, or bytes that no text can express. */
  | { runtime: "wasi"; text: string }
  | { runtime: "wasi"; bytes: Uint8Array<ArrayBuffer> };

/** The required outcome. */
export type Expected =
  /** Every way that it tried was blocked: the program reports the ways that worked, and must report none. */
  | { kind: "held" }
  /** It is harmless and has an answer. */
  | { kind: "answers"; text: RegExp }
  /** The unit fails, and the customer reads why. */
  | { kind: "fails"; error: RegExp }
  /** The program is refused. */
  | { kind: "refused"; message: RegExp }
  /** No sandbox survives it: the job is paused, and the customer reads why. If it does not crash, it fails. */
  | { kind: "quarantined"; orFails: RegExp };

/**
 * How we know that the attack would work without the sandbox: the same program runs in an ordinary worker or page,
 * where it must report a way out; or a reason why there is no such proof.
 */
export type Control = "worker" | "page" | { none: string };

export interface Attack {
  name: string;
  /** What it tries, in one sentence. */
  tries: string;
  program: AttackProgram;
  /** The suite makes the coordinator treat the module as metered, so that devices get it unchanged. */
  planted?: true;
  expected: Expected;
  control: Control;
  /** Whether, without the sandbox, it sends something that the canary receives. */
  calls?: boolean;
  /** A second customer's program, which runs next to or after it on the same device and must not be affected. */
  neighbour?: { program: AttackProgram; text: RegExp };
  /** Units of the job; default: one. */
  units?: number;
  limits?: { seconds?: number; wallSeconds?: number; memoryMib?: number; outputBytes?: number };
}

export interface AttackClass {
  name: string;
  /** The class in a few words. */
  title: string;
  attacks: Attack[];
}
