import type { JobSpec } from "#core/jobs/job-spec";

/** What is compared of a returned replica. */
interface Returned {
  digest: Uint8Array;
  failure: string | null;
  fuel: bigint | number;
}

/**
 * Whether a returned replica is equal to the one that settled its unit. Like the core: for metered programs the fuel
 * must be equal, too.
 */
export function agreesWith(row: Returned, settling: Returned, spec: JobSpec): boolean {
  if (settling.failure === "disputed") return false;
  return Buffer.compare(row.digest, settling.digest) === 0 && (spec.runtime === "js" || row.fuel === settling.fuel);
}
