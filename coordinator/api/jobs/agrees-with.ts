import type { JobSpec } from "#core/jobs/job-spec";
import type { Replica } from "#prisma/generated/client";

/**
 * Whether a returned replica is equal to the one that settled its unit. Like the core: for metered programs the fuel
 * must be equal, too.
 */
export function agreesWith(row: Replica, settling: Replica, spec: JobSpec): boolean {
  if (settling.failure === "disputed") return false;
  return Buffer.compare(row.digest, settling.digest) === 0 && (spec.runtime === "js" || row.fuel === settling.fuel);
}
