import { createHash } from "node:crypto";
import { lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A unix socket's whole path must fit the kernel's `sun_path`: 108 bytes on Linux, 104 on macOS, with a final zero. */
const SOCKET_PATH_BYTES = 103;

const fits = (folder: string) => Buffer.byteLength(path.join(folder, ".s.PGSQL.5432")) <= SOCKET_PATH_BYTES;

/**
 * Where the database's socket lies: in `folder`, or, when that path is too long for a socket, in a short folder of
 * ours under the system's temporary one, always the same for the same `folder`. It must belong to one of `owners`.
 */
export function socketFolder(folder: string, owners: (number | undefined)[]): string {
  if (fits(folder)) return folder;
  const name = `lamplighter-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
  const short = [path.join(tmpdir(), name), path.join("/tmp", name)].find(fits);
  if (!short) throw new Error(`DATA_DIR is too long for a database socket: ${folder}. Choose a shorter one.`);
  mkdirSync(short, { recursive: true, mode: 0o700 });
  const found = lstatSync(short);
  if (!found.isDirectory() || !owners.includes(found.uid))
    throw new Error(`${short} belongs to another user. Remove it, or choose a shorter DATA_DIR.`);
  return short;
}
