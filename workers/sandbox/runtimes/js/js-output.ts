import type { ValueType } from "#core/units/output";
import { type BufferSpan, bufferSpan } from "../../lockdown/buffer-span";
import { arrayBuffer, arrayByteLength, encodeText, stringify } from "../../lockdown/primordials";

export type JsOutput =
  | { kind: "output"; type: ValueType; span: BufferSpan }
  | { kind: "too-big" }
  | { kind: "no-output" };

/**
 * Where the bytes of a unit's return value are: those of an ArrayBuffer or any view of one as it is, a string as UTF-8,
 * and anything else as JSON. They are still the program's own, and are copied once, when they are encoded.
 */
export function jsOutput(value: unknown, maxBytes: number): JsOutput {
  if (typeof value === "string") return ofText(value, "text", maxBytes);
  const span = bufferSpan(value);
  if (span) return span.length > maxBytes ? { kind: "too-big" } : { kind: "output", type: "bytes", span };
  const json: string | undefined = stringify(value);
  return json === undefined ? { kind: "no-output" } : ofText(json, "json", maxBytes);
}

function ofText(text: string, type: ValueType, maxBytes: number): JsOutput {
  if (text.length > maxBytes) return { kind: "too-big" };
  const bytes = encodeText(text);
  const length = arrayByteLength(bytes);
  if (length > maxBytes) return { kind: "too-big" };
  return { kind: "output", type, span: { buffer: arrayBuffer(bytes), offset: 0, length } };
}
