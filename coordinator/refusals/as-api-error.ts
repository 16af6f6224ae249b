import { isDatabaseAway } from "../database/database-away";
import { isNotInTime } from "../database/not-in-time";
import { isBlobsAway } from "../storage/blobs-away";
import { isDiskFull } from "../storage/disk-full";
import { type ApiError, isApiError } from "./api-error";
import { refuse } from "./refuse";

/** A wait for the database was cancelled because the coordinator lost its memory, for whatever cause. */
const isMemoryLost = (error: unknown) => (error as { code?: unknown } | null)?.code === "MEMORY_LOST";

/** The refusal in an error, or a transient fault of ours; undefined for an unexpected error. */
export function asApiError(error: unknown): ApiError | undefined {
  if (isApiError(error)) return error;
  if (isDiskFull(error)) return refuse("disk-full");
  if (isBlobsAway(error)) return refuse("storage-away");
  if (isDatabaseAway(error) || isMemoryLost(error)) return refuse("database-away");
  if (isNotInTime(error)) return refuse("not-in-time");
  return undefined;
}
