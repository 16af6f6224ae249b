import type { ValueType } from "#core/units/output";
import { arrayBuffer, arrayByteLength, encodeText, NativeUint8Array, setBytes } from "../../lockdown/primordials";

const PREFIX_BYTES = 4;

/** `encodeOutput` for a single value, using nothing that a program can change. */
export function encodeJsOutput(type: ValueType, value: Uint8Array): ArrayBuffer {
  const valueBytes = arrayByteLength(value);
  const head = encodeText(`{"exitCode":0,"type":"${type}","parts":[["output",${valueBytes}]]}`);
  const headBytes = arrayByteLength(head);
  const bytes = new NativeUint8Array(PREFIX_BYTES + headBytes + valueBytes);
  for (let i = 0; i < PREFIX_BYTES; i++) bytes[i] = (headBytes >>> (8 * i)) & 0xff;
  setBytes(bytes, head, PREFIX_BYTES);
  setBytes(bytes, value, PREFIX_BYTES + headBytes);
  return arrayBuffer(bytes);
}
