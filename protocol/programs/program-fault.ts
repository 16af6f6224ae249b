import type { PythonFinding } from "./python-finding";
import type { WasiFinding } from "./wasi-finding";

/** What an author who relies on something that no device has should do instead; see `programs/advice/instead-of.ts`. */
export const INSTEAD_KINDS = [
  "network",
  "timers",
  "randomness",
  "locales",
  "memory",
  "threads",
  "more-units",
  "node-modules",
  "node-process",
  "node-buffer",
  "node-global",
  "page",
  "library",
  "newer-object",
  "newer-function",
  "code-from-text",
  "arguments",
  "bundle",
  "declare",
] as const;
export type InsteadKind = (typeof INSTEAD_KINDS)[number];

/** Something about one place of a script. */
export type ScriptFinding =
  /** `isSure`: every unit gets there. */
  | { kind: "absent"; name: string; instead: InsteadKind; isSure: boolean }
  | { kind: "stack" }
  | { kind: "engine-words" }
  | { kind: "float-bytes" };

export interface ScriptPlace {
  line: number;
  column: number;
  /** The line itself, or a part of it. */
  text: string;
}

/** What is wrong with a program, or may fail or differ on devices, as facts. */
export type ProgramFault =
  /** A sentence from before what is wrong was stored as facts. */
  | { kind: "said"; text: string }
  | { kind: "empty" }
  /** The check needed more than the city gives it. */
  | { kind: "too-hard"; seconds: number; mib: number }
  | { kind: "wasi"; finding: WasiFinding }
  | { kind: "not-text" }
  | { kind: "too-many-tokens"; max: number }
  | ({ kind: "syntax"; said: string } & ScriptPlace)
  /** The operator `**=` on a place that cannot be evaluated twice. */
  | ({ kind: "computed-power" } & ScriptPlace)
  | { kind: "imports"; modules: string[] }
  | { kind: "no-default" }
  /** `others`: how many similar places there are. */
  | { kind: "found"; place: ScriptPlace; others: number; finding: ScriptFinding }
  | { kind: "more-found"; count: number }
  /** `isFirst`: of several missing modules. */
  | { kind: "python"; finding: PythonFinding; isFirst: boolean }
  /** The interpreter could not read it; `said` in its own words. */
  | { kind: "python-too-hard"; seconds: number; mib: number; said: string };

type Found = Extract<ProgramFault, { kind: "found" }>;
export type PlainFault = Exclude<ProgramFault, Found>;

export interface ProgramFaultWords {
  faults: { [K in PlainFault["kind"]]: (fault: Extract<PlainFault, { kind: K }>) => string };
  /** Around the sentence about what was found. */
  found: (found: Found, sentence: string) => string;
  absent: (name: string, instead: string, isSure: boolean) => string;
  findings: Record<Exclude<ScriptFinding["kind"], "absent">, string>;
  instead: Record<InsteadKind, string>;
}
