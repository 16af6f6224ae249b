import { LIMITS } from "#protocol/limits";

/** What of a job decides how large its archive may be; `outputs` besides standard output. */
export interface ArchiveSize {
  agreed: number;
  failed: number;
  outputs: number;
}

/** Why no archive is made: it lists its files in memory until its end, and `index.csv` every unit, failed ones, too. */
export function archiveFault({ agreed, failed, outputs }: ArchiveSize): string | undefined {
  const units = agreed + failed;
  const files = units * (1 + outputs);
  if (units > LIMITS.zipUnits)
    return `This job has ${units} settled units; an archive holds ${LIMITS.zipUnits}. Take results.ndjson instead.`;
  if (files > LIMITS.MAX_ZIP_FILES)
    return `This job may have ${files} files; an archive holds ${LIMITS.MAX_ZIP_FILES}. Take results.ndjson instead.`;
  return undefined;
}
