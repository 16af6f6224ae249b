import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { tryParse } from "#protocol/try-parse";
import { BackupError } from "./backup-error";

/** Written last: a folder without this file is an interrupted backup. */
export const SNAPSHOT_FILE = "snapshot.json";

export const Snapshot = z.strictObject({
  /** Version 1 did not list the other blobs of the store, so none of its blobs may be removed. */
  format: z.literal([1, 2]),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      file: z.string(),
      sha256: z.string(),
      rows: z.int(),
    }),
  ),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  /** Blobs that the database names; they are stored beside the snapshots, which share them. */
  blobs: z.array(z.string()),
  /** Blobs that the database knows and no job needs yet, such as fresh uploads. */
  otherBlobs: z.array(z.string()).default([]),
});
export type Snapshot = z.infer<typeof Snapshot>;

export interface FoundSnapshot {
  folder: string;
  blobsFolder: string;
  snapshot: Snapshot;
}

/** The snapshot in `given`, or the newest one below it. */
export async function findSnapshot(given: string): Promise<FoundSnapshot> {
  const names = await readdir(given).catch(() => {
    throw new BackupError(`There is no folder ${given}.`);
  });
  const folders = names.includes(SNAPSHOT_FILE)
    ? [given]
    : names
        .sort()
        .reverse()
        .map((name) => path.join(given, name));
  for (const folder of folders) {
    const text = await readFile(path.join(folder, SNAPSHOT_FILE), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const snapshot = tryParse(Snapshot, JSON.parse(text));
    if (!snapshot.success) throw new BackupError(`${folder} was written by another version of Lamplighter.`);
    return { folder, blobsFolder: path.join(folder, "..", "blobs"), snapshot: snapshot.data };
  }
  throw new BackupError(`There is no finished backup in ${given}.`);
}
