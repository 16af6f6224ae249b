import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const FOLDER = path.join(import.meta.dirname, "..", "peers");
/** Written after a complete install, so that an interrupted one is repeated. */
const STAMP = path.join(FOLDER, "node_modules", ".installed");
const INSTALL_MS = 120_000;

/** Installs the peers' packages once, exactly as in their lock file. Returns a sentence if that fails. */
export function installPeers(): string | undefined {
  const lock = readFileSync(path.join(FOLDER, "package-lock.json"), "utf8");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lock) return undefined;
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: FOLDER,
    encoding: "utf8",
    timeout: INSTALL_MS,
  });
  if (npm.status !== 0) return "their packages could not be installed by npm ci in suites/bench/peers";
  writeFileSync(STAMP, lock);
  return undefined;
}
