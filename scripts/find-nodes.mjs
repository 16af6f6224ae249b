import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./child.mjs";

/** The tested releases of Node, from the oldest that is supported to the newest that was tried. */
export const NODE_RELEASES = ["20.19.6", "22.23.5", "24.22.3", "26.12.1"];

const PACKAGE = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const folderOf = (release) => path.resolve(".cache", "nodes", release);
const fileOf = (release) =>
  path.join(folderOf(release), "node_modules", PACKAGE, "bin", process.platform === "win32" ? "node.exe" : "node");

/** Those releases that are installed, each with its executable. */
export function findNodes() {
  return NODE_RELEASES.map((release) => ({ release, file: fileOf(release) })).filter(({ file }) => existsSync(file));
}

/** Installs missing releases from npm's packages of Node; returns a sentence for each failure. */
export async function setupNodes() {
  const wanted = NODE_RELEASES.filter((release) => !existsSync(fileOf(release)));
  if (wanted.length > 0) console.log(`Getting Node ${wanted.join(", ")} …`);
  await Promise.all(wanted.map(install));
  return wanted
    .filter((release) => !existsSync(fileOf(release)))
    .map((release) => `Node ${release} is missing: npm could not install ${PACKAGE}@${release}.`);
}

function install(release) {
  const place = ["--prefix", folderOf(release), "--no-save", "--no-package-lock", "--ignore-scripts"];
  return run("npm", ["install", ...place, `${PACKAGE}@${release}`], { quiet: true });
}
