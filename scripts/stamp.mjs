// Remembers the sources of a build step, so that it is not repeated without need.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const IGNORED = /(^|\/)(node_modules|[.].*|.*[.]test[.]tsx?|.*[.]tsbuildinfo)$/;

/** A hash of the names and contents of `sources` (files or folders): the result does not depend on the Node release. */
export function hashOf(sources) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of sources.flatMap(filesOf)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesOf(source) {
  if (!existsSync(source)) return [];
  if (!statSync(source).isDirectory()) return [source];
  const names = readdirSync(source).filter((name) => !IGNORED.test(name));
  return names.sort().flatMap((name) => filesOf(path.join(source, name)));
}

export const isFresh = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, "utf8") === hash;

export function markFresh(stamp, hash) {
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
