import type { StateReason } from "#core/jobs/state-reason";
import { StateReason as Schema } from "#protocol/api/state-reason";
import { tryParse } from "#protocol/try-parse";

const UNKNOWN: StateReason = { kind: "other", words: "This version of the city does not recognize the reason." };

/**
 * Parses a reason from the database. One that a newer version wrote has no rules here, but must not prevent the job
 * from being read.
 */
export function readStateReason(stored: unknown): StateReason | null {
  if (stored === null) return null;
  const reason = tryParse(Schema, stored);
  return reason.success ? reason.data : UNKNOWN;
}
