/**
 * The words between the control worker (trusted) and the sandbox and its unit workers (not trusted).
 * Everything that comes back is checked by hand against these shapes: the first malformed, oversized or surplus
 * message kills the unit.
 */

/** Page → sandbox, once, with one port: from then on the sandbox hears that port only. */
export const SANDBOX_HAND_OVER = "lamplighter-box";

/** An odd number: with one left the worker goes on. A worker that has used them up is followed by a new one. */
export const GATES_PER_WORKER = 63;

/**
 * Control worker → sandbox. A sandbox is one job's: where the job has a command, `compile` comes once and first, and every
 * worker that is spawned is handed the module.
 */
export type SandboxCommand =
  | { op: "compile"; program: Uint8Array }
  | { op: "spawn"; worker: number; port: MessagePort }
  | { op: "kill"; worker: number }
  /** The worker's core is wanted, or is lent to it again: it holds still or goes on within a moment, in the middle of a unit. */
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
   * Addresses of nothing, which the sandbox takes back one after the other: each turns the worker between going on and
   * holding still. Absent: nobody will have it hold still, and it does not watch its core.
   */
  gates?: string[];
  /** Of the job's command. */
  module?: WebAssembly.Module | undefined;
}

export interface ProgramFile {
  path: string;
  bytes: Uint8Array;
}

/** Control worker → unit worker, once: which program the worker will run for all its life. */
export interface ProgramMessage {
  op: "program";
  runtime: "wasi" | "js";
  /** Metered wasm, or the text of an ES module in UTF-8; left out where the worker was handed its module. */
  program?: Uint8Array;
  shared: ProgramFile[];
  outputs: string[];
  /** Successful exit codes; any other fails the unit. */
  okExitCodes: number[];
  limits: { fuel: number; memoryMib: number; outputBytes: number; stderrBytes: number };
  /** Share of the core that loading it may use, 1–100. */
  sharePercent: number;
}

/** Control worker → unit worker: a unit, to be run after those that came before it. */
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

/** How one unit ended. */
export type UnitAnswer =
  | { op: "output"; unit: number; bytes: ArrayBuffer; stderr: string; fuel: number; ms: number }
  | {
      op: "failed";
      unit: number;
      reason: "exit" | "trap" | "error" | "fuel" | "output" | "memory";
      exitCode?: number;
      /** What a command had printed and written until then, in the form of an output. */
      bytes?: ArrayBuffer;
      message: string;
      stderr: string;
      fuel: number;
      ms: number;
    };

/**
 * Unit worker → control worker: exactly one `ready` after `program`, exactly one answer to each unit, in their order.
 * Answers of commands may travel together. In between it says what it found when it looked whether others use its core.
 */
export type FromUnit =
  | { op: "ready" }
  | UnitAnswer
  | { op: "answers"; answers: UnitAnswer[] }
  | { op: "look"; isPressed: boolean };
