import { DATABASE_AWAY, isDatabaseAway } from "../database/database-away";
import { isNotInTime, NOT_IN_TIME } from "../database/not-in-time";
import { BLOBS_AWAY, isBlobsAway } from "../storage/blobs-away";
import { DISK_FULL, isDiskFull } from "../storage/disk-full";
import { ApiError, isApiError } from "./api-error";

/** A wait for the database was cancelled because the coordinator lost its memory, for whatever cause. */
const isMemoryLost = (error: unknown) => (error as { code?: unknown } | null)?.code === "MEMORY_LOST";

/** The refusal in an error, or a transient fault of ours; undefined for an unexpected error. */
export function asApiError(error: unknown): ApiError | undefined {
  if (isApiError(error)) return error;
  if (isDiskFull(error)) return new ApiError("UNAVAILABLE", DISK_FULL);
  if (isBlobsAway(error)) return new ApiError("UNAVAILABLE", BLOBS_AWAY);
  if (isDatabaseAway(error) || isMemoryLost(error)) return new ApiError("UNAVAILABLE", DATABASE_AWAY);
  if (isNotInTime(error)) return new ApiError("UNAVAILABLE", NOT_IN_TIME);
  return undefined;
}
