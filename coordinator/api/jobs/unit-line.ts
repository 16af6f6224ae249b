import type { Job as JobRow } from "#prisma/generated/client";
import { handle } from "../../handle";
import { lineOfUnit } from "../../inputs/line-of-unit";

/** A unit's line of the job's inputs; a range has none. */
export const unitLine = (job: JobRow, unit: number): Promise<string | undefined> => lineOfUnit(handle(), job, unit);
