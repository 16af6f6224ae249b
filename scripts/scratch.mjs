import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Creates a folder for everything that tests write, which is removed when this process ends, even after a crash. */
export function openScratch() {
  const folder = makeFolder(path.join(tmpdir(), "lamplighter-test-"));
  const clear = () => removeFolder(folder);
  process.on("exit", clear);
  return { folder, clear };
}

/**
 * A new folder whose name begins like this.
 * @param {string} prefix
 */
export function makeFolder(prefix) {
  const folder = mkdtempSync(prefix);
  chmodSync(folder, 0o755); // An embedded database started by root runs under another account.
  return folder;
}

/**
 * Removes a folder, and ends the databases that still run in it: orderly ends have stopped them already.
 * @param {string} folder
 */
export function removeFolder(folder) {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (path.basename(file) === "postmaster.pid")
      kill(Number.parseInt(readFileSync(path.join(folder, file), "utf8"), 10));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** @param {number} pid */
function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}
