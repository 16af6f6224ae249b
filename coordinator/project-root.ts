import { existsSync } from "node:fs";
import path from "node:path";

/** The folder with `prisma/` and `package.json`, wherever this code was bundled to. */
export const PROJECT_ROOT = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, "prisma", "schema"))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error("The coordinator must lie inside its project: no prisma/schema above it.");
  return findRoot(parent);
}
