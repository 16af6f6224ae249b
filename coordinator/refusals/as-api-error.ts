import { DATABASE_AWAY, isDatabaseAway } from "../database/database-away";
import { BLOBS_AWAY, isBlobsAway } from "../storage/blobs-away";
import { DISK_FULL, isDiskFull } from "../storage/disk-full";
import { ApiError, isApiError } from "./api-error";

/** What waited for the database was cut off with the memory of the coordinator, whatever the cause. */
const isMemoryLost = (error: unknown) => (error as { code?: unknown } | null)?.code === "MEMORY_LOST";

/** The refusal in an error, or the trouble of ours in it that passes by itself; undefined when nobody foresaw it. */
export function asApiError(error: unknown): ApiError | undefined {
  if (isApiError(error)) return error;
  if (isDiskFull(error)) return new ApiError("UNAVAILABLE", DISK_FULL);
  if (isBlobsAway(error)) return new ApiError("UNAVAILABLE", BLOBS_AWAY);
  if (isDatabaseAway(error) || isMemoryLost(error)) return new ApiError("UNAVAILABLE", DATABASE_AWAY);
  return undefined;
}
