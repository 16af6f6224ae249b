/** Thrown inside the rewriter to abort; `meterModule` turns it into its outcome. */
export class Refusal extends Error {}

export function refuse(message: string, at?: number): never {
  throw new Refusal(at === undefined ? message : `${message} (at byte ${at}).`);
}

export const NEWEST_EXCEPTIONS =
  "It uses the newest form of exceptions (try_table), which not every engine has: build it with the earlier form (in clang: -mllvm -wasm-use-legacy-eh=true), or without exceptions";
