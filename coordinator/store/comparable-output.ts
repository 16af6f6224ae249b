import type { ReturnedReplica } from "#core/units/block-run";

/** The output on a waiting replica's row, for jobs that compare more than bytes. */
export function comparableOutput(
  bytes: Uint8Array | null | undefined,
  blob: string | null | undefined,
  byteLength: number,
): Pick<ReturnedReplica, "comparable"> {
  if (!bytes && !blob) return {};
  return { comparable: { byteLength, ...(bytes ? { bytes } : {}), ...(blob ? { blob } : {}) } };
}
