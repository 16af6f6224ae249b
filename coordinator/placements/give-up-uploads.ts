import type { Pool } from "pg";
import { Bucket } from "../buckets/bucket";
import { isBucketError } from "../buckets/bucket-error";
import type { ConnectionStore } from "../buckets/connection-store";
import { connectionOf } from "../objects/sign-object";
import type { Outbound } from "../outbound/outbound";
import { type BegunUpload, claimLeftUploads, forgetUpload } from "./begun-uploads";

interface Parts {
  pool: Pool;
  connections: ConnectionStore;
  outbound: Outbound;
}

/** Aborts multipart uploads whose coordinator died: their pieces cost customers money, and nobody sees them. */
export async function giveUpUploads(parts: Parts): Promise<void> {
  for (const upload of await claimLeftUploads(parts.pool)) await giveUp(parts, upload);
}

async function giveUp({ pool, connections, outbound }: Parts, upload: BegunUpload): Promise<void> {
  const { connectionId, owner, key, uploadId } = upload;
  try {
    const connection = await connectionOf(connections, connectionId, owner);
    await new Bucket({ connection, outbound }).multipart.abort(key, uploadId);
  } catch (error) {
    if (!isBucketError(error)) throw error;
    // It has ended already, or its connection was deleted; other faults are tried again.
    if (error.fault !== "no-object" && error.fault !== "no-connection") return;
  }
  await forgetUpload(pool, upload);
}
