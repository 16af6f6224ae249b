import type { CustomerRuntime } from "#core/jobs/job-spec";
import type { LocalResult } from "../devices/device-messages";

/** Python's exit code after an uncaught error. */
const PYTHON_ERROR = 1;

/**
 * Exit codes of tried units, in rising order, that their customer should be asked about, because solvers and similar
 * programs use them for answers. Codes that are listed as successful never occur with a failed unit.
 */
export function unlistedExitCodes(tried: readonly LocalResult[], runtime: CustomerRuntime): number[] {
  const met = tried.flatMap((one) => (one.kind === "failed" && one.reason === "exit" ? (one.exitCode ?? []) : []));
  const asked = runtime === "python" ? met.filter((code) => code !== PYTHON_ERROR) : met;
  return [...new Set(asked)].sort((a, b) => a - b);
}
