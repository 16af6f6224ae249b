// npm run backup -- FOLDER: a snapshot of the site of this .env and environment, while it runs.
import path from "node:path";
import { ConfigError, loadConfig } from "../config";
import { BackupError } from "./backup-error";
import { makeBackup } from "./make-backup";

async function main(target: string | undefined): Promise<void> {
  if (target === undefined) throw new BackupError("Name a folder: npm run backup -- FOLDER");
  const { folder, rows, newBlobs } = await makeBackup(loadConfig(), path.resolve(target), new Date());
  console.log(
    `Backed up into ${folder}: ${rows} rows, ${newBlobs} new blobs. It contains secrets: protect it like the site itself.`,
  );
}

main(process.argv[2]).catch((error: unknown) => {
  const isPlain = error instanceof BackupError || error instanceof ConfigError;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
});
