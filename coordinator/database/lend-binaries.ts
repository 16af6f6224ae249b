import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A copy of PostgreSQL's programs that any account can run, for projects in a folder such as /root that only root can
 * enter. Made once per installation, in the system's temporary folder.
 */
export function lendBinaries(binaries: string): string {
  const home = path.dirname(binaries); // with lib/ and share/, which the programs look for beside bin/
  const made = statSync(path.join(binaries, "postgres")).mtimeMs;
  const name = createHash("sha256").update(`${home}\0${made}`).digest("hex").slice(0, 12);
  const copy = path.join(tmpdir(), `lamplighter-postgres-${name}`);
  if (!existsSync(copy)) copyTo(home, copy);
  const found = lstatSync(copy);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${copy} belongs to another user, so programs in it cannot be trusted. Remove it.`);
  }
  return path.join(copy, path.basename(binaries));
}

/** Made aside and then renamed: two coordinators may do this at once, and one may be killed half-way. */
function copyTo(home: string, copy: string): void {
  const aside = mkdtempSync(`${copy}-`);
  cpSync(home, aside, { recursive: true, verbatimSymlinks: true });
  chmodSync(aside, 0o755);
  for (const entry of readdirSync(aside, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) openToAll(path.join(entry.parentPath, entry.name));
  }
  try {
    renameSync(aside, copy);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

function openToAll(file: string): void {
  const mayRun = (statSync(file).mode & 0o100) !== 0;
  chmodSync(file, mayRun ? 0o755 : 0o644);
}
