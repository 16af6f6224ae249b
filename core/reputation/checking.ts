import { FUEL_PER_CORE_SECOND } from "../metering/core-second";

/** How the city checks the results of adaptive jobs. Chosen by `npm run sim -- --scenario liars`. */
export interface Checking {
  /** Settled agreements after which a household's devices are trusted; each strike doubles this. */
  trustAfter: number;
  /** Fuel of a settled answer that counts as one agreement; smaller answers are added up. */
  evidenceFuel: number;
  /** The most agreements that customers without an admin's voucher can add to a streak, all together. */
  unvouchedEvidence: number;
  /**
   * How many trusted voters must be online, and their share of all devices, before trust is used at all. With fewer,
   * the quickest devices would be trusted first, and those are the ones that compute nothing.
   */
  trustedVoters: number;
  trustedShare: number;
  /**
   * With at least this many voters online, two unknown devices that agree are not believed: this many must, or a
   * trusted one.
   */
  manyVoters: number;
  untrustedQuorum: number;
  /** How many units an unknown device may hold on a slot while nothing is known about its answers. */
  unknownUnits: number;
  /** Beside anchors, while hardly anybody is proven, nobody with a shorter streak is believed. Anchors have it. */
  veteranAfter: number;
  /**
   * The streak after which trust can count beside anchors: more than was under way when a device became trusted, so that
   * one that lies from then on has been found. `trustedShare` is of these then.
   */
  provenAfter: number;
  /** How many answers of an unknown device may wait in a job before it begins more, while only trusted ones are believed. */
  unknownWaiting: number;
  /** After this many answers beside an anchor's, without agreement, a unit of a large city is given up. */
  contestedBy: number;
  /**
   * The first units of a job are all confirmed by another voter before others are begun, so that its customer soon sees
   * how it goes.
   */
  firstUnits: number;
  /**
   * The most unchecked results that a trusted household's pending batch collects, and the longest time before it is
   * closed.
   */
  pendingBatchUnits: number;
  pendingBatchMs: number;
  /** The most unchecked results of one job that a coordinator keeps in memory. */
  pendingUnits: number;
  /**
   * The minimum share of a pending batch that is checked, and the minimum number; a young streak adds `youth / streak`
   * to the share.
   */
  minShare: number;
  minChecks: number;
  youth: number;
  /** How many of the newest answers that a demoted household settled alone in a job are reopened. */
  reopenedUnits: number;
  /** Outvoted answers in one job after which a household gets no more of that job. */
  outvotesPerJob: number;
  /** Jobs in which a household was outvoted after which it gets no work; a streak of `forgivenAfter` clears them. */
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
  veteranAfter: 1_000,
  provenAfter: 50,
  unknownWaiting: 20,
  contestedBy: 100,
  firstUnits: 8,
  pendingBatchUnits: 200,
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

/** How many of `units` results of a household with that streak are computed again by others. */
export function checksOf(units: number, streak: number, checking: Checking): number {
  const share = Math.min(1, checking.minShare + checking.youth / Math.max(1, streak));
  return Math.min(units, Math.max(checking.minChecks, Math.ceil(units * share)));
}

/**
 * How many unchecked results of a household with that streak are collected while `pendingBatches` households share the
 * memory.
 */
export function pendingBatchSize(streak: number, pendingBatches: number, checking: Checking): number {
  const fair = Math.floor(checking.pendingUnits / Math.max(1, pendingBatches));
  return Math.max(checking.minChecks, Math.min(checking.pendingBatchUnits, 2 * streak, fair));
}
