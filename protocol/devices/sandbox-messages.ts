/**
 * Messages between the control worker (trusted) and the sandbox and its unit workers (not trusted). Everything that
 * comes back is checked by hand against these shapes: the first malformed, oversized or unexpected message ends the
 * unit.
 */

/** Page → sandbox, once, with one port: from then on the sandbox listens to that port only. */
export const SANDBOX_HAND_OVER = "lamplighter-box";

/**
 * An odd number, so that with one gate left the worker is running. When a worker has used them up, a new one replaces
 * it.
 */
export const GATES_PER_WORKER = 63;

/**
 * Control worker → sandbox. A sandbox belongs to one job: if the job has a command, `compile` comes once and first, and
 * every spawned worker is given the module.
 */
export type SandboxCommand =
  | { op: "compile"; program: Uint8Array }
  | { op: "spawn"; worker: number; port: MessagePort }
  | { op: "kill"; worker: number }
  /**
   * The worker's core is needed by others, or is lent to it again: it pauses or continues at once, in the middle of a
   * unit.
   */
  | { op: "hold"; worker: number; isHeld: boolean }
  | { op: "ping"; n: number };

/** Sandbox → control worker. */
export type SandboxReply =
  | { op: "ready" }
  | { op: "pong"; n: number }
  | { op: "killed"; worker: number }
  | { op: "worker-error"; worker: number };

/** Sandbox → unit worker, once. */
export interface WorkerHandOver {
  port: MessagePort;
  /**
   * Blob URLs without content, which the sandbox revokes one by one: each revocation switches the worker between
   * running and pausing. Absent: the worker is never paused, and does not watch its core.
   */
  gates?: string[];
  /** The compiled module of the job's command. */
  module?: WebAssembly.Module | undefined;
}

export interface ProgramFile {
  path: string;
  bytes: Uint8Array;
}

/** Control worker → unit worker, once: the program that the worker will run for its whole life. */
export interface ProgramMessage {
  op: "program";
  runtime: "wasi" | "js";
  /** Metered wasm, or the source of an ES module in UTF-8; left out if the worker was given a module. */
  program?: Uint8Array;
  shared: ProgramFile[];
  outputs: string[];
  /** Successful exit codes; any other fails the unit. */
  okExitCodes: number[];
  limits: { fuel: number; memoryMib: number; outputBytes: number; stderrBytes: number };
  /** Share of the core that loading it may use, 1–100. */
  sharePercent: number;
}

/** Control worker → unit worker: a unit, to be run after the earlier ones. */
export interface RunMessage {
  op: "run";
  unit: number;
  args: string[];
  stdin: Uint8Array;
  files: ProgramFile[];
  /** A JavaScript unit's input: JSON text, or bytes. */
  value: { kind: "json"; json: string } | { kind: "bytes"; bytes: Uint8Array };
  /** Share of the core that the unit may use, 1–100. */
  sharePercent: number;
}

/** Several units at once. */
export interface RunsMessage {
  op: "runs";
  units: RunMessage[];
}

export type ToUnit = ProgramMessage | RunMessage | RunsMessage;

/**
 * What ended a program that left no words of its own, in the place of its message. A hostile program may claim one of
 * these: they are only shown.
 */
export const OWN_FAULTS = [
  "uncaught-exception",
  "uncountable-work",
  "no-output",
  "no-function",
  "unshowable",
  "broken-protocol",
  "crashed-thread",
] as const;
export type OwnFault = (typeof OWN_FAULTS)[number];

export const isOwnFault = (message: string): message is OwnFault => (OWN_FAULTS as readonly string[]).includes(message);

/** How one run of a unit ended. */
export type UnitAnswer =
  | { op: "output"; unit: number; bytes: ArrayBuffer; stderr: string; fuel: number; ms: number }
  | {
      op: "failed";
      unit: number;
      reason: "exit" | "trap" | "error" | "fuel" | "output" | "memory";
      exitCode?: number;
      /** What a command had printed and written until then, encoded like an output. */
      bytes?: ArrayBuffer;
      /** In the words of the program or the engine, or an `OwnFault`; empty where the reason and the limits say it all. */
      message: string;
      stderr: string;
      fuel: number;
      ms: number;
    };

/**
 * Unit worker → control worker: exactly one `ready` after `program`, and exactly one answer to each unit, in order.
 * Answers of commands may be batched. In between, it reports whether other programs seem to use its core.
 */
export type FromUnit =
  | { op: "ready" }
  | UnitAnswer
  | { op: "answers"; answers: UnitAnswer[] }
  | { op: "look"; isPressed: boolean };
