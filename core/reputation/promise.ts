/** How a job's results are checked: always this many equal answers, or depending on each household's record. */
export type Replicas = number | "adaptive";

/** How often a unit is computed, and paid for, in the long run. */
export const replicasPerUnit = (replicas: Replicas) => (replicas === "adaptive" ? ADAPTIVE_REPLICAS : replicas);

const ADAPTIVE_REPLICAS = 1.1;

/** The assumed share of households that lie, and of those that agree on their lies. The promises hold up to these. */
export const LYING_SHARE = 0.05;
const COLLUDING_SHARE = 0.01;

/**
 * The maximum number of wrong results among a million accepted ones, while no more households lie than that. A quorum
 * accepts the answers of malicious devices that agree. For adaptive checking, and households that lie in at least a
 * tenth of their answers, it is what `npm run sim -- --scenario liars` finds, and a test checks it.
 */
export function wrongPerMillion(replicas: Replicas): number {
  if (replicas === "adaptive") return 1;
  const share = replicas === 1 ? LYING_SHARE : COLLUDING_SHARE ** replicas;
  return share * 1_000_000;
}
