/** A named piece of a unit's output: `stdout`, `output` (a JavaScript unit's value) or the path of an output file. */
export interface OutputPart {
  name: string;
  bytes: Uint8Array;
}

export type ValueType = "bytes" | "text" | "json";

/**
 * The output of a finished unit. It is sent and compared as one byte string: a little-endian 32-bit header length, the
 * header as JSON, then the parts' bytes in order.
 */
export interface UnitOutput {
  /** 0–255 for a WASI command; 0 for a JavaScript unit. */
  exitCode: number;
  /** The type of a JavaScript unit's value; absent for WASI. */
  type?: ValueType;
  parts: OutputPart[];
}

/** The header before the parts' bytes. */
export interface OutputHead {
  exitCode: number;
  type?: ValueType;
  parts: [name: string, byteLength: number][];
}

/** Standard output, and the most files that a job may list. */
export const MAX_OUTPUT_PARTS = 33;
/** Room for the names of that many parts. A longer header is invalid and not even parsed. */
export const MAX_OUTPUT_HEAD_BYTES = 64 * 1024;
export const OUTPUT_PREFIX_BYTES = 4;

export function encodeOutput(output: UnitOutput, encodeText: (text: string) => Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encodeText(headText({ ...output, parts: output.parts.map((part) => [part.name, part.bytes.length]) }));
  const total = output.parts.reduce((sum, part) => sum + part.bytes.length, OUTPUT_PREFIX_BYTES + head.length);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, OUTPUT_PREFIX_BYTES);
  let at = OUTPUT_PREFIX_BYTES + head.length;
  for (const part of output.parts) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return bytes;
}

/** The header's canonical encoding. */
export const headText = ({ exitCode, type, parts }: OutputHead): string =>
  JSON.stringify({ exitCode, ...(type === undefined ? {} : { type }), parts });

/**
 * Decodes an output, or returns `undefined` when the bytes are not what `encodeOutput` produces: devices are not
 * trusted.
 */
export function decodeOutput(bytes: Uint8Array, decodeText: (bytes: Uint8Array) => string): UnitOutput | undefined {
  const head = outputHead(bytes, decodeText);
  if (!head) return undefined;
  let at = head.bodyStart;
  const parts: OutputPart[] = [];
  for (const [name, length] of head.parts) {
    if (at + length > bytes.length) return undefined;
    parts.push({ name, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  if (at !== bytes.length) return undefined;
  return { exitCode: head.exitCode, ...(head.type ? { type: head.type } : {}), parts };
}

/** The header at the start of an output: its parts by name and length, and where the first of them begins. */
export function outputHead(
  bytes: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): (OutputHead & { bodyStart: number }) | undefined {
  const text = headTextOf(bytes, decodeText);
  const head = text === undefined ? undefined : parseHead(text);
  return head && { ...head, bodyStart: OUTPUT_PREFIX_BYTES + headLengthOf(bytes) };
}

export const headLengthOf = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);

/** The header as text, when `bytes` begin with one that is not too long. */
export function headTextOf(bytes: Uint8Array, decodeText: (bytes: Uint8Array) => string): string | undefined {
  if (bytes.length < OUTPUT_PREFIX_BYTES) return undefined;
  const length = headLengthOf(bytes);
  if (length > MAX_OUTPUT_HEAD_BYTES || length > bytes.length - OUTPUT_PREFIX_BYTES) return undefined;
  try {
    return decodeText(bytes.subarray(OUTPUT_PREFIX_BYTES, OUTPUT_PREFIX_BYTES + length));
  } catch {
    return undefined;
  }
}

export function parseHead(text: string): OutputHead | undefined {
  try {
    const head: unknown = JSON.parse(text);
    return isHead(head) ? head : undefined;
  } catch {
    return undefined;
  }
}

function isHead(value: unknown): value is OutputHead {
  if (typeof value !== "object" || value === null) return false;
  const { exitCode, type, parts } = value as Partial<Record<keyof OutputHead, unknown>>;
  const validCode = Number.isInteger(exitCode) && (exitCode as number) >= 0 && (exitCode as number) <= 255;
  const validType = type === undefined || type === "bytes" || type === "text" || type === "json";
  return validCode && validType && Array.isArray(parts) && parts.length <= MAX_OUTPUT_PARTS && parts.every(isPart);
}

function isPart(value: unknown): value is [string, number] {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    typeof value[0] === "string" &&
    Number.isInteger(value[1]) &&
    value[1] >= 0
  );
}
