import type { ValueType } from "#core/units/output";
import type { BufferSpan } from "../../lockdown/buffer-span";
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
} from "../../lockdown/primordials";

const PREFIX_BYTES = 4;
const STEP_BYTES = 65_536;

/**
 * `encodeOutput` for a single value, using nothing that a program can change. The bits of a NaN differ between
 * processors, so in arrays of floats they are made canonical.
 */
export function encodeJsOutput(type: ValueType, value: BufferSpan): ArrayBuffer {
  const head = encodeText(`{"exitCode":0,"type":"${type}","parts":[["output",${value.length}]]}`);
  const headBytes = arrayByteLength(head);
  const bytes = new NativeUint8Array(PREFIX_BYTES + headBytes + value.length);
  for (let i = 0; i < PREFIX_BYTES; i++) bytes[i] = (headBytes >>> (8 * i)) & 0xff;
  setBytes(bytes, head, PREFIX_BYTES);
  const at = PREFIX_BYTES + headBytes;
  if (value.kind === "Float32Array") setFloats(bytes, at, value, NativeFloat32Array);
  else if (value.kind === "Float64Array") setFloats(bytes, at, value, NativeFloat64Array);
  else setBytes(bytes, new NativeUint8Array(value.buffer, value.offset, value.length), at);
  return arrayBuffer(bytes);
}

/** By way of a short array, because the output's own floats do not begin where an array of floats may. */
function setFloats(
  bytes: Uint8Array,
  at: number,
  { buffer, offset, length }: BufferSpan,
  Floats: typeof Float32Array | typeof Float64Array,
) {
  const step = new NativeUint8Array(length < STEP_BYTES ? length : STEP_BYTES);
  const floats = new Floats(arrayBuffer(step));
  for (let done = 0; done < length; done += STEP_BYTES) {
    const left = length - done;
    const count = left < STEP_BYTES ? left : STEP_BYTES;
    setBytes(step, new NativeUint8Array(buffer, offset + done, count));
    canonise(floats);
    setBytes(bytes, new NativeUint8Array(arrayBuffer(step), 0, count), at + done);
  }
}

function canonise(floats: Float32Array | Float64Array) {
  const length = arrayLength(floats);
  for (let i = 0; i < length; i++) {
    if (isNotNumber(floats[i])) floats[i] = NaN;
  }
}
