import {
  arrayBuffer,
  arrayByteLength,
  arrayByteOffset,
  arrayKind,
  bufferByteLength,
  isView,
  viewBuffer,
  viewByteLength,
  viewByteOffset,
} from "./primordials";

/** The bytes of an ArrayBuffer or any view of one. */
export interface BufferSpan {
  buffer: ArrayBuffer;
  offset: number;
  length: number;
  kind?: string;
}

/** Undefined for anything else. Uses nothing that a program could have changed. */
export function bufferSpan(value: unknown): BufferSpan | undefined {
  if (isView(value)) {
    const kind = arrayKind(value);
    if (kind === undefined) {
      return { buffer: viewBuffer(value), offset: viewByteOffset(value), length: viewByteLength(value) };
    }
    return { buffer: arrayBuffer(value), offset: arrayByteOffset(value), length: arrayByteLength(value), kind };
  }
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return { buffer: value as ArrayBuffer, offset: 0, length: bufferByteLength(value) };
  } catch {
    return undefined;
  }
}
