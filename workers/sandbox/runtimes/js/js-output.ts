import type { ValueType } from "#core/units/output";
import { bufferSpan } from "../../lockdown/buffer-span";
import {
  arrayBuffer,
  arrayByteLength,
  arrayLength,
  encodeText,
  isNotNumber,
  NativeFloat32Array,
  NativeFloat64Array,
  NativeUint8Array,
  setBytes,
  stringify,
} from "../../lockdown/primordials";

export type JsOutput =
  | { kind: "output"; type: ValueType; bytes: Uint8Array }
  | { kind: "too-big" }
  | { kind: "no-output" };

/**
 * The return value of a unit's function as bytes of our own: an ArrayBuffer or any view of one as it is, a string as
 * UTF-8, and anything else as JSON. The bits of a NaN differ between processors, so in arrays of floats they are made
 * canonical.
 */
export function jsOutput(value: unknown, maxBytes: number): JsOutput {
  if (typeof value === "string") return ofText(value, "text", maxBytes);
  const bytes = bytesOf(value, maxBytes);
  if (bytes === "too-big") return { kind: "too-big" };
  if (bytes) return { kind: "output", type: "bytes", bytes };
  const json: string | undefined = stringify(value);
  return json === undefined ? { kind: "no-output" } : ofText(json, "json", maxBytes);
}

function ofText(text: string, type: ValueType, maxBytes: number): JsOutput {
  if (text.length > maxBytes) return { kind: "too-big" };
  const bytes = encodeText(text);
  return arrayByteLength(bytes) > maxBytes ? { kind: "too-big" } : { kind: "output", type, bytes };
}

function bytesOf(value: unknown, maxBytes: number): Uint8Array | "too-big" | undefined {
  const span = bufferSpan(value);
  if (!span) return undefined;
  if (span.length > maxBytes) return "too-big";
  const copy = new NativeUint8Array(span.length);
  setBytes(copy, new NativeUint8Array(span.buffer, span.offset, span.length));
  if (span.kind === "Float32Array") canonise(new NativeFloat32Array(arrayBuffer(copy)));
  if (span.kind === "Float64Array") canonise(new NativeFloat64Array(arrayBuffer(copy)));
  return copy;
}

function canonise(floats: Float32Array | Float64Array) {
  const length = arrayLength(floats);
  for (let i = 0; i < length; i++) {
    if (isNotNumber(floats[i])) floats[i] = NaN;
  }
}
