import { LIMITS } from "#protocol/limits";
import { refuse } from "../../refusals/refuse";

interface Settled {
  agreed: number;
  failed: number;
}

/**
 * One archive may be too small for the whole job: the names of its files are in memory until its end, and `index.csv`
 * lists every unit.
 */
export function refuseLargeArchive(
  { agreed, failed }: Settled,
  { outputs, span }: { outputs: number; span: number },
): void {
  const units = agreed + failed;
  const files = units * (1 + outputs);
  if (units > LIMITS.zipUnits) throw refuse("archive-too-many-units", { units, max: LIMITS.zipUnits, span });
  if (files > LIMITS.MAX_ZIP_FILES) throw refuse("archive-too-many-files", { files, max: LIMITS.MAX_ZIP_FILES, span });
}
