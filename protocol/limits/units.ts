import {
  MAX_LOSS_CHARS,
  MAX_LOST_ATTEMPTS_PER_GROUP,
  MAX_LOST_ATTEMPTS_PER_JOB,
  MAX_LOST_ATTEMPTS_UNPAID,
} from "#core/coordination/granting/lost-attempt";
import { MAX_SANDBOX_CRASHES } from "#core/coordination/jobs/sandbox-crashes";
import { MODULE_BOUNDS } from "#core/metering/module-bounds";
import { MAX_OUTPUT_HEAD_BYTES } from "#core/units/output";
import { KIB, MIB } from "./sizes";

/** What one unit may use, how its output is compared if not by bytes, and its sandbox. */
export const UNIT_LIMITS = {
  unitFuel: 40_000_000_000_000,
  unitWallMs: 30 * 60_000,
  unitMemoryMib: 1_024,
  unitOutputBytes: 16 * MIB,
  /** An encoded output, with the names of its parts. */
  MAX_DELIVERED_BYTES: 16 * MIB + MAX_OUTPUT_HEAD_BYTES,
  unitStderrBytes: 16 * KIB,
  unitErrorChars: 2_000,
  ...MODULE_BOUNDS,
  /** Longer outputs are compared byte for byte, whatever their job says. */
  comparedBytes: 4 * MIB,
  /** Of others' words in what is stored about outputs that could not be compared. */
  MAX_MISFIT_CHARS: 80,
  /** Per device, before it is disconnected; it comes back with what was not acknowledged. */
  waitingComparisonBytes: 64 * MIB,
  comparisonMs: 10_000,
  comparatorMemoryMib: 64,
  /** Lost attempts shown in timelines: of a unit, written by one commit group, and of a job. */
  MAX_LOST_ATTEMPTS_PER_UNIT: 32,
  MAX_LOST_ATTEMPTS_PER_GROUP,
  MAX_LOST_ATTEMPTS_UNPAID,
  MAX_LOST_ATTEMPTS_PER_JOB,
  MAX_LOSS_CHARS,
  /** What a device may say of how long after its grant a unit began. */
  MAX_MOMENT_MS: 7 * 24 * 60 * 60_000,
  sandboxPingMs: 5_000,
  /** Of a program, on record. */
  MAX_SANDBOX_CRASHES,
  unitMessagesPerUnit: 4,
  /**
   * Units that one unit worker holds (one of them running) while its job's units are so short that the transport time
   * matters.
   */
  unitsAhead: 32,
  /** The longest output of a job whose units are sent ahead of time, so that at most 32 of these wait for room. */
  MAX_AHEAD_OUTPUT_BYTES: 256 * KIB,
} as const;
