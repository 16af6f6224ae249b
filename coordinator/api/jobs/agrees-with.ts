import type { JobSpec } from "#core/jobs/job-spec";
import type { Replica } from "#prisma/generated/client";

/** Whether a returned replica says what settled its unit. As the core compares: for metered programs the fuel must be the same, too. */
export function agreesWith(row: Replica, settling: Replica, spec: JobSpec): boolean {
  if (settling.failure === "disputed") return false;
  return Buffer.compare(row.digest, settling.digest) === 0 && (spec.runtime === "js" || row.fuel === settling.fuel);
}
