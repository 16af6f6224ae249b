// Whether node_modules has what package-lock.json specifies, according to npm's own record.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const RECORD = path.join("node_modules", ".package-lock.json"); // Written by npm last, so absent after an interrupted install.

/** However they were installed: a developer's own `npm install` is not thrown away to install the same again. */
export function packagesAreInstalled() {
  if (!existsSync(RECORD)) return false;
  const wanted = Object.entries(packagesOf("package-lock.json")).filter(([place]) => place !== "");
  const installed = packagesOf(RECORD);
  return wanted.every(([place, { version, optional }]) =>
    place in installed ? installed[place].version === version : optional === true,
  );
}

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
