import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where a run keeps its databases and blobs. */
export interface Scratch {
  /** A new empty folder. */
  folder(name: string): string;
  remove(folder: string): void;
}

/** A folder that is gone when this process ends, with every database that still runs in it. */
export function openScratch(): Scratch {
  const root = mkdtempSync(path.join(tmpdir(), "lamplighter-bench-"));
  chmodSync(root, 0o755); // an embedded database started by root runs as somebody else
  const remove = (folder: string) => {
    stopDatabases(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.once("exit", () => remove(root));
  return {
    folder(name) {
      const folder = mkdtempSync(path.join(root, `${name}-`));
      chmodSync(folder, 0o755);
      return folder;
    },
    remove,
  };
}

/** Orderly ends have stopped them already. */
function stopDatabases(folder: string) {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (path.basename(file) !== "postmaster.pid") continue;
    try {
      process.kill(Number.parseInt(readFileSync(path.join(folder, file), "utf8"), 10), "SIGKILL");
    } catch {
      // It has ended in the meantime.
    }
  }
}
