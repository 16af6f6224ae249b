import { constants } from "node:fs";
import { mkdir, open, realpath } from "node:fs/promises";
import path from "node:path";
import { CliError } from "./cli-error";

/** Undefined on Windows, where ordinary users cannot create links. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;

/** Writes a file below `root`, and nowhere else: neither by its name nor through a link in its path. */
export async function saveInside(root: string, place: string, bytes: Uint8Array | string): Promise<void> {
  const file = path.resolve(root, ...place.split("/"));
  const folder = path.dirname(file);
  if (!isInside(path.resolve(root), file)) throw outside(place, root);
  await mkdir(folder, { recursive: true });
  if (!isInside(await realpath(root), path.join(await realpath(folder), path.basename(file))))
    throw outside(place, root);
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | NO_LINK;
  const opened = await open(file, flags, 0o666);
  try {
    await opened.writeFile(bytes);
  } finally {
    await opened.close();
  }
}

function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== "" && way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

const outside = (place: string, root: string) =>
  new CliError(`${JSON.stringify(place)} is outside of ${root}, so it was not written.`);
