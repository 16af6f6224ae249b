// Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const RECORD = path.join("node_modules", ".package-lock.json"); // written by npm last, so absent after an interrupted install

/** However the packages came there: a developer's own `npm install` is not thrown away to install the same again. */
export function packagesAreInstalled() {
  if (!existsSync(RECORD)) return false;
  const wanted = Object.entries(packagesOf("package-lock.json")).filter(([place]) => place !== "");
  const installed = packagesOf(RECORD);
  return wanted.every(([place, { version, optional, devOptional }]) =>
    place in installed ? installed[place].version === version : Boolean(optional || devOptional),
  );
}

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;
