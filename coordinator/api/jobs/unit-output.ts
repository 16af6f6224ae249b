import { type KeptPart, parseKept } from "#core/units/kept-output";
import { decodeOutput, type OutputPart, type ValueType } from "#core/units/output";
import { handle } from "../../handle";

/** A settled unit's canonical output, as it is stored. */
export interface StoredOutput {
  output: Uint8Array | null;
  outputBlob: string | null;
  outputBytes: number;
}

export interface ReadOutput {
  exitCode: number;
  type?: ValueType;
  parts: OutputPart[];
  /** Instead of `parts`, for a job whose outputs go to a bucket. */
  kept?: KeptPart[];
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The parts of an output. An output whose form we do not recognise, although devices agreed on it, is a single part. */
export async function readOutput(stored: StoredOutput): Promise<ReadOutput> {
  const bytes =
    stored.output ?? (stored.outputBlob === null ? new Uint8Array() : await handle().blobs.bytes(stored.outputBlob));
  const output = decodeOutput(bytes, (head) => strict.decode(head));
  if (output) return output;
  const kept = parseKept(asText(bytes) ?? "");
  return kept ? { ...kept, parts: [], kept: kept.parts } : { exitCode: 0, parts: [{ name: "output", bytes }] };
}

/** What the unit left: undefined when it failed and left nothing. */
export async function leftOutput(row: StoredOutput & { failure: string | null }): Promise<ReadOutput | undefined> {
  const isThere = row.failure === null || row.output !== null || row.outputBlob !== null;
  return isThere ? readOutput(row) : undefined;
}

/** A unit's main part: a command's standard output, or a JavaScript unit's value. */
export const mainPart = (output: ReadOutput) =>
  output.parts.find((part) => part.name === "stdout" || part.name === "output");

/** Undefined when the bytes are not UTF-8. */
export function asText(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
