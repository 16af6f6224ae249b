import { decodeOutput, type UnitOutput } from "#core/units/output";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes UTF-8; undefined if the bytes are not valid. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The parts of an output, or undefined if the bytes are not an output of any unit. */
export function readParts(bytes: Uint8Array): UnitOutput | undefined {
  try {
    return decodeOutput(bytes, (head) => utf8.decode(head));
  } catch {
    return undefined;
  }
}

export const NO_OUTPUT = { why: "no-output" } as const;
