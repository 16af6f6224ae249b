import { rm } from "node:fs/promises";
import path from "node:path";
import { createDiskBlobStore } from "../../storage/disk-blob-store";
import { scratchFolder } from "../../testing/start-test-coordinator";

/** A blob store that is deleted when it is closed. */
export async function startScratchBlobs() {
  const folder = await scratchFolder();
  const blobs = await createDiskBlobStore(path.join(folder, "blobs"));
  return { blobs, close: () => rm(folder, { recursive: true, force: true }) };
}
