/** Why a WebAssembly module cannot be a program of units, as facts. */
export type WasiFinding =
  /** `head`: its first bytes in hexadecimal. */
  | { kind: "no-module"; head: string }
  | { kind: "component" }
  | { kind: "version"; version: number }
  /** In the words of the meter or the compiler, which are in English. */
  | { kind: "unmeterable"; said: string }
  | { kind: "broken"; said: string }
  | { kind: "too-large-metered" }
  /** `more`: how many others there are. */
  | { kind: "unknown-imports"; names: string[]; more: number }
  | { kind: "mistyped-import"; name: string; given: string; wanted: string }
  | { kind: "no-start" }
  | { kind: "no-memory" };
