import type { CustomerRuntime } from "#core/jobs/job-spec";

/** What a program is called that has no name of its own yet. */
export const PROGRAM_NAMES: Record<CustomerRuntime, string> = {
  wasi: "program.wasm",
  js: "program.mjs",
  python: "main.py",
};
