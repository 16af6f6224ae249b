/** How a job's results are checked: so many equal answers always, or as each household's record asks for. */
export type Replicas = number | "adaptive";

/** How often a unit is computed, and paid, in the long run. */
export const replicasPerUnit = (replicas: Replicas) => (replicas === "adaptive" ? ADAPTIVE_REPLICAS : replicas);

const ADAPTIVE_REPLICAS = 1.1;

/** Of all households: those that lie, and those of them that agree on their lies. What is promised is promised against them. */
export const LYING_SHARE = 0.05;
const COLLUDING_SHARE = 0.01;

/**
 * Wrong results among a million accepted ones, at most, while no more than those lie. A quorum believes malicious devices that agree;
 * for adaptive checking, against households that lie in a tenth of their answers or more, it is what `npm run sim -- --scenario liars` finds, and a test holds.
 */
export function wrongPerMillion(replicas: Replicas): number {
  if (replicas === "adaptive") return 1;
  const share = replicas === 1 ? LYING_SHARE : COLLUDING_SHARE ** replicas;
  return share * 1_000_000;
}
