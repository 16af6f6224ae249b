import path from "node:path";
import { SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import type { Handle } from "../handle";
import { forgetPacked } from "../http/packed-blobs";
import { uploadsFolder } from "../http/resumable-uploads";
import { eraseJobs } from "../keeping/erase-jobs";
import { expireJobs } from "../keeping/expire-jobs";
import { expireUploads } from "../keeping/expire-uploads";
import { removeBlobs } from "../keeping/remove-blobs";
import { sweepUploads } from "../uploads/resumable/open-uploads";
import { Duty } from "./duty";

const EVERY_MS = 10 * SECOND;

type Parts = Pick<Handle, "blobs" | "config" | "log" | "pool">;

/** Deletes jobs whose retention is over, erases what has been deleted, and removes blobs that nothing refers to. */
export const keeper = ({ blobs, config, log, pool }: Parts): Duty =>
  new Duty("keeper", EVERY_MS, log, async () => {
    await expireJobs(pool, LIMITS.MAX_JOBS_EXPIRED_AT_ONCE);
    await eraseJobs(pool, { steps: LIMITS.MAX_ERASE_STEPS, delayMs: LIMITS.MIN_ERASE_DELAY_MS });
    await expireUploads(pool, LIMITS.MAX_UPLOADS_EXPIRED_AT_ONCE);
    await sweepUploads(uploadsFolder(config.dataDir), LIMITS.MAX_OPEN_UPLOAD_MS, Date.now());
    await removeBlobs({
      pool,
      remove: async (hash) => {
        await blobs.remove(hash);
        await forgetPacked(path.join(config.dataDir, "packed"), hash);
      },
      max: LIMITS.MAX_BLOBS_REMOVED_AT_ONCE,
    });
  });
