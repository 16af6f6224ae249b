import { DATABASE_AWAY, isDatabaseAway } from "../database/database-away";
import { DISK_FULL, isDiskFull } from "../storage/disk-full";
import { ApiError, isApiError } from "./api-error";

/** The refusal in an error, or the trouble of ours in it that passes by itself; undefined when nobody foresaw it. */
export function asApiError(error: unknown): ApiError | undefined {
  if (isApiError(error)) return error;
  if (isDiskFull(error)) return new ApiError("UNAVAILABLE", DISK_FULL);
  if (isDatabaseAway(error)) return new ApiError("UNAVAILABLE", DATABASE_AWAY);
  return undefined;
}
