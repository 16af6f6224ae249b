import type { JobSpec } from "../jobs/job-spec";
import { headLengthOf, headText, headTextOf, OUTPUT_PREFIX_BYTES, type OutputHead, parseHead } from "./output";

/** What a job specifies about its units' outputs. */
export interface OutputTerms extends Pick<JobSpec, "runtime" | "outputs" | "okExitCodes" | "keepsOutputs"> {
  limits: Pick<JobSpec["limits"], "outputBytes">;
}

const STDOUT = "stdout";
const VALUE = "output";

/**
 * Why these bytes cannot be the output of any unit of the job, as a sentence; undefined when they can. `beginning`
 * holds at least the header, `byteLength` counts all bytes. An honest device never sends such an output, so nothing
 * here depends on the program. `decodeText` must refuse invalid UTF-8 and keep byte order marks.
 */
export function outputFault(
  beginning: Uint8Array,
  byteLength: number,
  terms: OutputTerms,
  decodeText: (bytes: Uint8Array) => string,
): string | undefined {
  const text = headTextOf(beginning, decodeText);
  const head = text === undefined ? undefined : parseHead(text);
  if (!head) return "It is no output of a unit.";
  // An output must have exactly one encoding, because equal outputs must have equal bytes.
  if (headText(head) !== text) return "It is not written as outputs are.";
  if (OUTPUT_PREFIX_BYTES + headLengthOf(beginning) + bytesOf(head) !== byteLength)
    return "Its parts are cut or overrun.";
  return headFault(head, terms);
}

/** The same for an output whose bytes are elsewhere. */
export function headFault(head: OutputHead, terms: OutputTerms): string | undefined {
  if (bytesOf(head) > terms.limits.outputBytes)
    return `It is longer than the job's limit of ${terms.limits.outputBytes} bytes.`;
  return terms.runtime === "js" ? faultOfValue(head) : faultOfCommand(head, terms);
}

const bytesOf = ({ parts }: OutputHead) => parts.reduce((sum, [, length]) => sum + length, 0);

function faultOfValue({ exitCode, type, parts }: OutputHead): string | undefined {
  if (exitCode !== 0 || type === undefined) return "A module's value has a type and no exit code.";
  return parts.length === 1 && parts[0]?.[0] === VALUE ? undefined : "A module has one value.";
}

/** Standard output, then the files that the job lists, in that order, without those that the program did not write. */
function faultOfCommand({ exitCode, type, parts }: OutputHead, { outputs, okExitCodes }: OutputTerms) {
  if (type !== undefined) return "A command's output has no type.";
  if (!okExitCodes.includes(exitCode)) return `Exit code ${exitCode} is a failure of this job.`;
  if (parts[0]?.[0] !== STDOUT) return "A command's output begins with its standard output.";
  let next = 0;
  for (const [name] of parts.slice(1)) {
    const at = outputs.indexOf(name, next);
    if (at < 0) return "It names a file that the job does not list, or names one twice.";
    next = at + 1;
  }
  return undefined;
}
