import type { Job as JobRow } from "#prisma/generated/client";
import { readStateReason } from "../../store/read-state-reason";

/** The facts that the core's rules about a job's state need. */
export const stateOf = (row: Pick<JobRow, "state" | "stateReason">) => ({
  state: row.state,
  reason: readStateReason(row.stateReason),
});
