/** The bytes of an output, inline or in a blob. */
export interface OutputBytes {
  bytes?: Uint8Array;
  /** The hash of the blob that has the bytes, if there are many. */
  blob?: string;
  sizeBytes: number;
}

/** Undefined when neither bytes nor a blob were kept. */
export function outputBytesOf(
  bytes: Uint8Array | null | undefined,
  blob: string | null | undefined,
  sizeBytes: number,
): OutputBytes | undefined {
  if (bytes) return { bytes, sizeBytes };
  return blob ? { blob, sizeBytes } : undefined;
}
