import { existsSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config";
import { siteBucket } from "../storage/open-blob-store";
import { PRIVATE_FILE, privateFolder } from "../storage/private-folder";
import { BackupError } from "./backup-error";
import { blobFile, copyBlobs } from "./copy-blobs";
import { copyBucket } from "./copy-bucket";
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
 * blob is whole in its place before a row names it, and none is ever removed, so blobs copied afterwards are enough.
 */
export async function makeBackup(config: Config, target: string, now: Date): Promise<MadeBackup> {
  const folder = path.join(target, now.toISOString().replaceAll(":", "-"));
  privateFolder(folder);
  const dump = await withDatabase(config, (url) => dumpDatabase(url, folder));
  const blobs = path.join(target, "blobs");
  const fromBucket = config.blobBucket ? await copyBucket(siteBucket(config.blobBucket), blobs) : 0;
  const newBlobs = fromBucket + (await copyBlobs(path.join(config.dataDir, "blobs"), blobs, () => true));
  const missing = dump.blobs.find((hash) => !existsSync(blobFile(blobs, hash)));
  if (missing) throw new BackupError(`The database names the blob ${missing}, but it is not in ${config.dataDir}.`);
  await writeFile(path.join(folder, "auth-secret"), config.authSecret, { mode: PRIVATE_FILE });
  await writeFile(path.join(folder, "settings.env"), settingsOf(config), { mode: PRIVATE_FILE });
  const snapshot: Snapshot = { format: 1, madeAt: now.toISOString(), ...dump };
  const file = path.join(folder, SNAPSHOT_FILE);
  await writeFile(`${file}.part`, JSON.stringify(snapshot, null, 1), { flush: true, mode: PRIVATE_FILE });
  await rename(`${file}.part`, file);
  return { folder, rows: dump.tables.reduce((sum, { rows }) => sum + rows, 0), newBlobs };
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
    `DONOR_SHARE_PERCENT=${config.donorSharePercent}`,
    `SCRIPT_ENGINES=${config.scriptEngines.join(",")}`,
    "",
  ].join("\n");
