import path from "node:path";
import { HOUR, SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../clock";
import type { Handle } from "../handle";
import { forgetPacked } from "../http/packed-blobs";
import { eraseJobs } from "../keeping/erase-jobs";
import { expireJobs } from "../keeping/expire-jobs";
import { expireUploads } from "../keeping/expire-uploads";
import { removeBlobs } from "../keeping/remove-blobs";
import { allUploadPieces } from "../uploads/resumable/open-uploads";
import { Duty } from "./duty";

const EVERY_MS = 10 * SECOND;
/** Every look at the uploads of a bucket lists them. */
const SWEEP_MS = HOUR;

type Parts = Pick<Handle, "blobs" | "config" | "log" | "pool">;

/** Deletes jobs whose retention is over, erases what has been deleted, and removes blobs that nothing refers to. */
export function keeper({ blobs, config, log, pool }: Parts): Duty {
  const uploads = allUploadPieces(config);
  let sweepAt = Number.NEGATIVE_INFINITY;
  return new Duty("keeper", EVERY_MS, log, async () => {
    await expireJobs(pool, LIMITS.MAX_JOBS_EXPIRED_AT_ONCE);
    await eraseJobs(pool, { steps: LIMITS.MAX_ERASE_STEPS, delayMs: LIMITS.MIN_ERASE_DELAY_MS });
    await expireUploads(pool, LIMITS.MAX_UPLOADS_EXPIRED_AT_ONCE);
    if (steadyNow() >= sweepAt) {
      sweepAt = steadyNow() + SWEEP_MS;
      for (const pieces of uploads) await pieces.sweep(Date.now() - LIMITS.MAX_OPEN_UPLOAD_MS);
    }
    await removeBlobs({
      pool,
      remove: async (hash) => {
        await blobs.remove(hash);
        await forgetPacked(path.join(config.dataDir, "packed"), hash);
      },
      max: LIMITS.MAX_BLOBS_REMOVED_AT_ONCE,
    });
  });
}
