import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { startEmbeddedPostgres } from "../database/embedded-postgres";
import { primaryOf } from "../database/primary-of";
import { databaseIsAnother, privateFolder } from "../storage/private-folder";
import { BackupError } from "./backup-error";
import { blobFile, copyBlobs } from "./copy-blobs";
import { loadDatabase } from "./load-database";
import { type FoundSnapshot, findSnapshot } from "./snapshot";

export interface RestoreTarget {
  dataDir: string;
  databaseUrl?: string | undefined;
  /** When the environment sets one. */
  authSecret?: string | undefined;
}

/** Restores a site from a backup into an empty folder and an empty database, without starting it. */
export async function restoreBackup(target: RestoreTarget, from: string): Promise<FoundSnapshot> {
  const found = await findSnapshot(from);
  const { folder, blobsFolder, snapshot } = found;
  const secret = await readFile(path.join(folder, "auth-secret"), "utf8");
  await refuse(target, secret, folder);
  privateFolder(target.dataDir, { passable: databaseIsAnother(target.databaseUrl) });
  const blobs = path.join(target.dataDir, "blobs");
  const named = new Set(snapshot.blobs);
  const known = new Set([...snapshot.blobs, ...snapshot.otherBlobs]);
  const isWanted = (hash: string) => (snapshot.format === 1 ? /^[0-9a-f]{64}$/.test(hash) : known.has(hash));
  await copyBlobs(blobsFolder, blobs, isWanted);
  for (const hash of named) await requireWhole(blobs, hash);
  if (target.databaseUrl) await loadDatabase(await primaryOf(target.databaseUrl), found);
  else await loadEmbedded(target.dataDir, found);
  const file = path.join(target.dataDir, "auth-secret");
  await writeFile(file, secret, { mode: 0o600 });
  await chmod(file, 0o600);
  return found;
}

async function refuse({ dataDir, authSecret }: RestoreTarget, secret: string, folder: string) {
  const there = await readdir(dataDir).catch(() => []);
  if (there.length > 0) throw new BackupError(`${dataDir} is not empty. Set DATA_DIR to a new folder.`);
  if (authSecret !== undefined && authSecret !== secret)
    throw new BackupError(
      `AUTH_SECRET differs from the backup's, so none of its sessions, devices and leases would be recognized. Unset it, or set it to what is in ${path.join(folder, "auth-secret")}.`,
    );
}

async function loadEmbedded(dataDir: string, found: FoundSnapshot) {
  const postgres = await startEmbeddedPostgres({ folder: path.join(dataDir, "postgres") });
  try {
    await loadDatabase(postgres.url(), found);
  } finally {
    await postgres.stop();
  }
}

async function requireWhole(blobs: string, hash: string) {
  const digest = createHash("sha256");
  await pipeline(createReadStream(blobFile(blobs, hash)), digest).catch(() => undefined);
  if (digest.digest("hex") !== hash)
    throw new BackupError(`The backup's blob ${hash} is missing or damaged. Use another backup.`);
}
