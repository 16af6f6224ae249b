import { FUEL_PER_CORE_SECOND } from "../metering/core-second";

/** How the city checks the results of jobs that leave it to the city. Chosen by `npm run sim -- --scenario liars`. */
export interface Checking {
  /** Settled agreements after which a household's devices are trusted; each strike doubles it. */
  trustAfter: number;
  /** Fuel of a settled answer that counts as one agreement; smaller ones count together. */
  evidenceFuel: number;
  /** Agreements that customers for whom no admin has vouched can add to a streak, all of them together. */
  unvouchedEvidence: number;
  /**
   * Trusted voters at work, and their share of all devices, from which on trust has a say. Before, the quickest might be
   * trusted first, and those are who computes nothing.
   */
  trustedVoters: number;
  trustedShare: number;
  /** Voters at work from which on two unknown devices that agree are not believed: so many must, or a trusted one. */
  manyVoters: number;
  untrustedQuorum: number;
  /** Units that an unknown device may hold on a slot while nobody knows yet what its answers are worth. */
  unknownUnits: number;
  /** The first units of a job are all confirmed by another voter, and before others are begun: its customer sees soon how it goes. */
  firstUnits: number;
  /** A trusted household's unchecked results gather up to so many, and no longer than this, before some are checked. */
  pendingBatchUnits: number;
  pendingBatchMs: number;
  /** Unchecked results of one job that a coordinator keeps in memory. */
  pendingUnits: number;
  /** The least part of a pending batch that is checked, and the least number; a young streak adds `youth / streak` to the part. */
  minShare: number;
  minChecks: number;
  youth: number;
  /** The newest so many answers that a demoted household settled alone in a job are reopened. */
  reopenedUnits: number;
  /** Answers outvoted in one job after which a household gets no more of that job. */
  outvotesPerJob: number;
  /** Jobs in which a household was outvoted, after which it gets no work; a streak of `forgivenAfter` forgives all before. */
  strikesBeforeLimit: number;
  forgivenAfter: number;
}

const MINUTE = 60_000;

export const CHECKING: Checking = {
  trustAfter: 10,
  evidenceFuel: FUEL_PER_CORE_SECOND / 10,
  unvouchedEvidence: 5,
  trustedVoters: 3,
  trustedShare: 0.25,
  manyVoters: 12,
  untrustedQuorum: 5,
  unknownUnits: 10,
  firstUnits: 8,
  pendingBatchUnits: 1_000,
  pendingBatchMs: 30 * MINUTE,
  pendingUnits: 250_000,
  minShare: 0.05,
  minChecks: 3,
  youth: 1,
  reopenedUnits: 10_000,
  outvotesPerJob: 3,
  strikesBeforeLimit: 3,
  forgivenAfter: 5_000,
};

/** How many of `units` results of a household with that streak are computed again by another one. */
export function checksOf(units: number, streak: number, checking: Checking): number {
  const share = Math.min(1, checking.minShare + checking.youth / Math.max(1, streak));
  return Math.min(units, Math.max(checking.minChecks, Math.ceil(units * share)));
}

/** How many unchecked results of a household with that streak gather, while `pendingBatches` households share the memory. */
export function pendingBatchSize(streak: number, pendingBatches: number, checking: Checking): number {
  const fair = Math.floor(checking.pendingUnits / Math.max(1, pendingBatches));
  return Math.max(checking.minChecks, Math.min(checking.pendingBatchUnits, 2 * streak, fair));
}
