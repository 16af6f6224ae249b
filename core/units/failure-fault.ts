import type { OutputTerms } from "./output-fault";
import { outputFault } from "./output-fault";

/** How a unit failed, as reported by a device. */
export interface SaidFailure {
  reason: string;
  exitCode?: number | undefined;
  /** What the program had printed and written so far: its first bytes, including the whole header, and its length. */
  output?: { beginning: Uint8Array; byteLength: number } | undefined;
}

/** Failures after which a command's output is still collected. */
const LEAVES_OUTPUT = new Set(["exit", "trap", "fuel", "output"]);

/**
 * Why no unit of the job can fail like this, as a sentence; undefined when one can. The output of a failed unit has the
 * form and limits of any output, with the exit code or zero in its header.
 */
export function failureFault(
  { reason, exitCode, output }: SaidFailure,
  terms: OutputTerms,
  decodeText: (bytes: Uint8Array) => string,
): string | undefined {
  if ((reason === "exit") !== (exitCode !== undefined))
    return "An exit code comes with an exit, and with nothing else.";
  if (terms.runtime === "js" && (reason === "exit" || output))
    return "A module that fails has no exit code and no output.";
  if (exitCode !== undefined && terms.okExitCodes.includes(exitCode))
    return `Exit code ${exitCode} is no failure of this job.`;
  if (!output) return undefined;
  if (!LEAVES_OUTPUT.has(reason)) return "It has an output of a program that left none.";
  return outputFault(output.beginning, output.byteLength, { ...terms, okExitCodes: [exitCode ?? 0] }, decodeText);
}
