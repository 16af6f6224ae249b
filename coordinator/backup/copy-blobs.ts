import { constants } from "node:fs";
import { chmod, copyFile, open, readdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import { PRIVATE_FILE, privateFolder } from "../storage/private-folder";

const FOLDER = /^[0-9a-f]{2}$/;

/** Copies blobs that are in `from` and not yet in `to`; content-addressed files never change. Returns how many. */
export async function copyBlobs(from: string, to: string, wanted: (hash: string) => boolean): Promise<number> {
  privateFolder(to);
  let copied = 0;
  for (const name of await readdir(from).catch(() => [])) {
    if (!FOLDER.test(name)) continue;
    privateFolder(path.join(to, name));
    for (const hash of await readdir(path.join(from, name))) {
      if (wanted(hash) && (await copyBlob(path.join(from, name, hash), path.join(to, name, hash)))) copied += 1;
    }
  }
  return copied;
}

export const blobFile = (folder: string, hash: string) => path.join(folder, hash.slice(0, 2), hash);

/** Written aside and then renamed, so that a file of that name is complete even if copying is interrupted. */
async function copyBlob(from: string, to: string): Promise<boolean> {
  const isThere = await stat(to).then(
    () => true,
    () => false,
  );
  if (isThere) return false;
  await copyFile(from, `${to}.part`, constants.COPYFILE_FICLONE);
  await chmod(`${to}.part`, PRIVATE_FILE);
  const file = await open(`${to}.part`, "r");
  await file.sync().finally(() => file.close());
  await rename(`${to}.part`, to);
  return true;
}
