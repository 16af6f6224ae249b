import { chmodSync, mkdirSync, statSync } from "node:fs";

/** Nobody else enters. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;
/** Nobody else sees what is in it, and who knows a name in it may pass on to that. */
const PASSABLE_FOLDER = 0o711;
/** Such a folder, as /tmp is one, is shared on purpose. */
const STICKY = 0o1000;

/**
 * Makes the folder, or closes one that others could read until now. A database that runs as another account than ours,
 * as the embedded one does for root, must pass through to its own folder. What is not ours to close is left as it is:
 * all that lies in it is closed by itself.
 */
export function privateFolder(folder: string, { passable = false } = {}): void {
  const mode = passable ? PASSABLE_FOLDER : PRIVATE_FOLDER;
  mkdirSync(folder, { recursive: true, mode });
  const { uid, mode: found } = statSync(folder);
  const isOurs = process.getuid === undefined || uid === process.getuid();
  if (isOurs && (found & STICKY) === 0) chmodSync(folder, mode);
}

/** Root hands the embedded database to another account. */
export const databaseIsAnother = (databaseUrl: string | undefined) =>
  databaseUrl === undefined && process.getuid?.() === 0;
