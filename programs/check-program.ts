import type { Runtime } from "#core/jobs/job-spec";
import { checkJs } from "./check-js";
import { checkWasi } from "./check-wasi";
import type { ProgramCheck } from "./program-check";

/** Whether units can run the program at all. Hostile bytes are refused like mistaken ones. */
export function checkProgram(runtime: Runtime, bytes: Uint8Array): ProgramCheck {
  if (bytes.length === 0) return { kind: "refused", faults: [{ kind: "empty" }] };
  return runtime === "wasi" ? checkWasi(bytes) : checkJs(bytes);
}
