import { chmodSync, mkdirSync, statSync } from "node:fs";

/** Only its owner has access. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;
/** Others cannot list it, but can reach a path in it whose name they know. */
const PASSABLE_FOLDER = 0o711;
/** Such a folder, for example /tmp, is shared on purpose. */
const STICKY = 0o1000;

/**
 * Creates the folder, or removes others' access to it. A database that runs under another account than ours, as the
 * embedded one does for root, must be able to pass through to its own folder. A folder that we do not own is left as it
 * is: everything in it is protected by itself.
 */
export function privateFolder(folder: string, { passable = false } = {}): void {
  const mode = passable ? PASSABLE_FOLDER : PRIVATE_FOLDER;
  mkdirSync(folder, { recursive: true, mode });
  const { uid, mode: found } = statSync(folder);
  const isOurs = process.getuid === undefined || uid === process.getuid();
  if (isOurs && (found & STICKY) === 0) chmodSync(folder, mode);
}

/** Root runs the embedded database under another account. */
export const databaseIsAnother = (databaseUrl: string | undefined) =>
  databaseUrl === undefined && process.getuid?.() === 0;
