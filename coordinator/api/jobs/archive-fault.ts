import { LIMITS } from "#protocol/limits";

interface Settled {
  agreed: number;
  failed: number;
}

/**
 * Why one archive cannot hold the whole job: the names of its files are in memory until its end, and `index.csv` lists
 * every unit.
 */
export function archiveFault(
  { agreed, failed }: Settled,
  { outputs, span }: { outputs: number; span: number },
): string | undefined {
  const units = agreed + failed;
  const files = units * (1 + outputs);
  const other = `Take it in parts, results.zip?from=0, then from=${span} and so on, or take results.ndjson, .csv or .parquet instead; the command line fetches all parts.`;
  if (units > LIMITS.zipUnits)
    return `This job has ${units} settled units; an archive holds ${LIMITS.zipUnits}. ${other}`;
  if (files > LIMITS.MAX_ZIP_FILES)
    return `This job may have ${files} files; an archive holds ${LIMITS.MAX_ZIP_FILES}. ${other}`;
  return undefined;
}
