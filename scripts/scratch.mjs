import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A folder for all that tests make, so that nothing of it is left over when this process ends, not even after a crash. */
export function openScratch() {
  const folder = mkdtempSync(path.join(tmpdir(), "lamplighter-test-"));
  chmodSync(folder, 0o755); // an embedded database started by root runs as somebody else
  const clear = () => clearScratch(folder);
  process.on("exit", clear);
  return { folder, clear };
}

function clearScratch(folder) {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true })) {
    if (path.basename(file) === "postmaster.pid")
      kill(Number.parseInt(readFileSync(path.join(folder, file), "utf8"), 10));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // The database has stopped already, as it should.
  }
}
