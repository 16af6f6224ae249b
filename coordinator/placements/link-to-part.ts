import { BucketError } from "../buckets/bucket-error";
import type { Connection } from "../buckets/connection";
import { type Link, type LinkTerms, presign } from "../buckets/presign";
import { base64Of } from "./look-at-part";
import type { OpenDestination } from "./open-destination";
import type { PlaceParts } from "./place-parts";

interface Linked extends Pick<LinkTerms, "expiresMs" | "part"> {
  key: string;
  bytes: number;
  hash: string;
}

/**
 * The link by which a device uploads a part or a piece: directly, or through this site if the bucket does not allow
 * browsers.
 */
export async function linkToPart(
  { browserAccess, relay }: PlaceParts,
  { jobId, owner }: Pick<OpenDestination, "jobId" | "owner">,
  connection: Connection,
  { key, bytes, hash, ...terms }: Linked,
): Promise<Link> {
  const checksum = base64Of(hash);
  if (await browserAccess.isOpen(connection, "PUT"))
    return presign(connection, "PUT", key, { ...terms, checksum, bytes });
  const answer = await relay.forWriting({ jobId, owner, connection, key, bytes, checksum, ...terms });
  if (answer.kind === "spent")
    throw new BucketError("cors-blocked", "The bucket does not allow browsers, and the relay is full.");
  return { url: answer.url, headers: answer.headers };
}
