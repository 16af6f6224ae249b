/** One named piece of a unit's output: `stdout`, `output` (a JavaScript unit's value) or a guest file's path. */
export interface OutputPart {
  name: string;
  bytes: Uint8Array;
}

export type ValueType = "bytes" | "text" | "json";

/**
 * What a finished unit says. It travels and is compared as one run of bytes:
 * a little-endian 32-bit header length, the header as JSON, then the parts' bytes in order.
 */
export interface UnitOutput {
  /** 0–255 for a WASI command; 0 for a JavaScript unit. */
  exitCode: number;
  /** How a JavaScript unit's value was given; absent for WASI. */
  type?: ValueType;
  parts: OutputPart[];
}

interface Header {
  exitCode: number;
  type?: ValueType;
  parts: [name: string, byteLength: number][];
}

const PREFIX_BYTES = 4;

export function encodeOutput(output: UnitOutput, encodeText: (text: string) => Uint8Array): Uint8Array<ArrayBuffer> {
  const header: Header = {
    exitCode: output.exitCode,
    ...(output.type === undefined ? {} : { type: output.type }),
    parts: output.parts.map((part) => [part.name, part.bytes.length]),
  };
  const head = encodeText(JSON.stringify(header));
  const total = output.parts.reduce((sum, part) => sum + part.bytes.length, PREFIX_BYTES + head.length);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, PREFIX_BYTES);
  let at = PREFIX_BYTES + head.length;
  for (const part of output.parts) {
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return bytes;
}

/** The output that `bytes` hold, or `undefined` when they are not the product of `encodeOutput`: devices are not trusted. */
export function decodeOutput(bytes: Uint8Array, decodeText: (bytes: Uint8Array) => string): UnitOutput | undefined {
  const header = outputHead(bytes, decodeText);
  if (!header) return undefined;
  let at = header.bodyStart;
  const parts: OutputPart[] = [];
  for (const [name, length] of header.parts) {
    if (at + length > bytes.length) return undefined;
    parts.push({ name, bytes: bytes.subarray(at, at + length) });
    at += length;
  }
  if (at !== bytes.length) return undefined;
  return { exitCode: header.exitCode, ...(header.type ? { type: header.type } : {}), parts };
}

/** What the first bytes of an output say: its parts by name and length, and where the first of them begins. */
export function outputHead(
  bytes: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): (Header & { bodyStart: number }) | undefined {
  if (bytes.length < PREFIX_BYTES) return undefined;
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = parseHeader(bytes, headLength, decodeText);
  return header && { ...header, bodyStart: PREFIX_BYTES + headLength };
}

function parseHeader(
  bytes: Uint8Array,
  headLength: number,
  decodeText: (bytes: Uint8Array) => string,
): Header | undefined {
  if (headLength > bytes.length - PREFIX_BYTES) return undefined;
  try {
    const header: unknown = JSON.parse(decodeText(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headLength)));
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== "object" || value === null) return false;
  const { exitCode, type, parts } = value as Partial<Record<keyof Header, unknown>>;
  const validCode = Number.isInteger(exitCode) && (exitCode as number) >= 0 && (exitCode as number) <= 255;
  const validType = type === undefined || type === "bytes" || type === "text" || type === "json";
  return validCode && validType && Array.isArray(parts) && parts.every(isPart);
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
