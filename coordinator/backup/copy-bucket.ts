import { open, rename, stat } from "node:fs/promises";
import path from "node:path";
import type { Bucket } from "../buckets/bucket";
import { PRIVATE_FILE, privateFolder } from "../storage/private-folder";
import { blobFile } from "./copy-blobs";

const BLOB = /^[0-9a-f]{2}\/([0-9a-f]{64})$/;

/** Copies blobs that are in the site's bucket and not yet in `to`. Returns how many. */
export async function copyBucket(bucket: Bucket, to: string): Promise<number> {
  privateFolder(to);
  let copied = 0;
  let after: string | undefined;
  do {
    const page = await bucket.list(after === undefined ? {} : { after });
    for (const { key } of page.objects) {
      const [, hash] = BLOB.exec(key) ?? [];
      if (hash && (await copyObject(bucket, key, blobFile(to, hash)))) copied += 1;
    }
    after = page.next;
  } while (after !== undefined);
  return copied;
}

/** Written aside and then renamed, so that a file of that name is complete even if copying is interrupted. */
async function copyObject(bucket: Bucket, key: string, to: string): Promise<boolean> {
  const isThere = await stat(to).then(
    () => true,
    () => false,
  );
  if (isThere) return false;
  privateFolder(path.dirname(to));
  const file = await open(`${to}.part`, "w", PRIVATE_FILE);
  try {
    const object = await bucket.read(key);
    for await (const piece of object.body) await file.write(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${to}.part`, to);
  return true;
}
