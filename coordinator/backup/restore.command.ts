// npm run restore -- FOLDER: restores the newest backup there, or the named one, into an empty DATA_DIR.
import { existsSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../project-root";
import { BackupError } from "./backup-error";
import { restoreBackup } from "./restore-backup";

async function main(from: string | undefined): Promise<void> {
  if (from === undefined) throw new BackupError("Name a folder: npm run restore -- FOLDER");
  const file = path.join(PROJECT_ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  // Not the whole configuration: reading it makes a new secret in DATA_DIR.
  const dataDir = path.resolve(PROJECT_ROOT, process.env["DATA_DIR"] || ".data");
  const target = {
    dataDir,
    databaseUrl: process.env["DATABASE_URL"] || undefined,
    authSecret: process.env["AUTH_SECRET"] || undefined,
  };
  const { folder, snapshot } = await restoreBackup(target, path.resolve(from));
  console.log(
    `Restored the state of ${snapshot.madeAt} into ${dataDir}. Compare your settings with ${folder}/settings.env, then run npm start.`,
  );
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof BackupError ? error.message : error);
  process.exitCode = 1;
});
