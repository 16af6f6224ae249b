import type { Job as JobRow } from "#prisma/generated/client";
import { readStateReason } from "../../store/read-state-reason";

/** What the core's rules about a job's state read. */
export const stateOf = (row: JobRow) => ({ state: row.state, reason: readStateReason(row.stateReason) });
