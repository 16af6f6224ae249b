/** The same bytes under a type that rules out shared memory; a sandbox cannot send any, so nothing is copied. */
export const withoutCopy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
