import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { tryParse } from "#protocol/try-parse";
import { SNAPSHOT_FILE, Snapshot } from "./snapshot";

/**
 * Removes blobs that no snapshot in `target` lists. If a snapshot cannot be read, or is of a version that did not list all
 * of them, every blob stays.
 */
export async function dropBlobs(target: string): Promise<number> {
  const spoken = new Set<string>();
  for (const name of await readdir(target)) {
    if (name === "blobs") continue;
    const text = await readFile(path.join(target, name, SNAPSHOT_FILE), "utf8").catch(() => undefined);
    // An interrupted backup, which cannot be restored.
    if (text === undefined) continue;
    const snapshot = tryParse(Snapshot, JSON.parse(text)).data;
    if (snapshot?.format !== 2) return 0;
    for (const hash of [...snapshot.blobs, ...snapshot.otherBlobs]) spoken.add(hash);
  }
  return dropOthers(path.join(target, "blobs"), spoken);
}

async function dropOthers(blobs: string, spoken: ReadonlySet<string>): Promise<number> {
  let dropped = 0;
  for (const folder of await readdir(blobs)) {
    for (const hash of await readdir(path.join(blobs, folder))) {
      if (spoken.has(hash)) continue;
      await rm(path.join(blobs, folder, hash), { force: true });
      dropped += 1;
    }
  }
  return dropped;
}
