import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { Config } from "../config";
import { BACKUP_LOCK } from "../keeping/remove-blobs";
import { siteBucket } from "../storage/open-blob-store";
import { PRIVATE_FILE, privateFolder } from "../storage/private-folder";
import { BackupError } from "./backup-error";
import { blobFile, copyBlobs } from "./copy-blobs";
import { copyBucket } from "./copy-bucket";
import { dropBlobs } from "./drop-blobs";
import { dumpDatabase } from "./dump-database";
import { SNAPSHOT_FILE, type Snapshot } from "./snapshot";
import { withDatabase } from "./with-database";

export interface MadeBackup {
  folder: string;
  rows: number;
  /** Blobs that no earlier backup in the same place had. */
  newBlobs: number;
}

/**
 * A snapshot of a site below `target`, which may hold earlier ones: they share their blobs. The database comes first: a
 * blob is complete before a job refers to it, and none is removed during a backup, so copying blobs afterwards is enough.
 * Blobs that no snapshot lists any more, because customers deleted them, are removed from the backups too.
 */
export async function makeBackup(config: Config, target: string, now: Date): Promise<MadeBackup> {
  const folder = path.join(target, now.toISOString().replaceAll(":", "-"));
  privateFolder(folder);
  return withDatabase(config, (url) =>
    withBlobsKept(url, async () => {
      const dump = await dumpDatabase(url, folder);
      const newBlobs = await copyAllBlobs(config, path.join(target, "blobs"), dump.blobs);
      await writeFile(path.join(folder, "auth-secret"), config.authSecret, { mode: PRIVATE_FILE });
      await writeFile(path.join(folder, "settings.env"), settingsOf(config), { mode: PRIVATE_FILE });
      const snapshot: Snapshot = { format: 2, madeAt: now.toISOString(), ...dump };
      const file = path.join(folder, SNAPSHOT_FILE);
      await writeFile(`${file}.part`, JSON.stringify(snapshot, null, 1), { flush: true, mode: PRIVATE_FILE });
      await rename(`${file}.part`, file);
      await dropBlobs(target);
      await noteBackup(url, now);
      return { folder, rows: dump.tables.reduce((sum, { rows }) => sum + rows, 0), newBlobs };
    }),
  );
}

async function copyAllBlobs(config: Config, blobs: string, needed: readonly string[]): Promise<number> {
  const fromBucket = config.blobBucket ? await copyBucket(siteBucket(config.blobBucket), blobs) : 0;
  const fromDisk = await copyBlobs(path.join(config.dataDir, "blobs"), blobs, () => true);
  const missing = needed.find((hash) => !existsSync(blobFile(blobs, hash)));
  if (missing) throw new BackupError(`The database names the blob ${missing}, but it is not in ${config.dataDir}.`);
  return fromBucket + fromDisk;
}

/** For the health page, which says when the last backup becomes too old. */
async function noteBackup(url: string, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("UPDATE city SET backed_up_at = $1 WHERE id = 1", [now]);
  } finally {
    await client.end();
  }
}

/** Keeps coordinators from removing blobs meanwhile. The lock ends with its connection, however this process ends. */
async function withBlobsKept<Value>(url: string, work: () => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [BACKUP_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** For a person to compare with the new place's own; secrets are left out. */
const settingsOf = (config: Config) =>
  [
    `SITE_URL=${config.siteUrl}`,
    `SANDBOX_URL=${config.sandboxUrl}`,
    `CITY_NAME=${config.cityName}`,
    `WELCOME_DOLLARS=${config.welcomeNanos / 1e9}`,
    `WELCOME_REQUIRES=${config.welcomeRequires}`,
    `PRICE_PER_CORE_HOUR=${config.pricePerCoreHourNanos / 1e9}`,
    `US_DOLLAR_IN_CITY_CURRENCY=${config.usDollarNanos === undefined ? "" : config.usDollarNanos / 1e9}`,
    `TARIFFS_FILE=${config.tariffs.file ?? ""}`,
    `DONOR_SHARE_PERCENT=${config.donorSharePercent}`,
    `SCRIPT_ENGINES=${config.scriptEngines.join(",")}`,
    "",
  ].join("\n");
