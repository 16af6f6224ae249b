import { Bucket } from "../buckets/bucket";
import type { Connection } from "../buckets/connection";
import { createOutbound } from "../outbound/outbound";
import type { BlobStore } from "./blob-store";
import { createBucketBlobStore } from "./bucket-blob-store";
import { createDiskBlobStore } from "./disk-blob-store";
import type { DraftOptions } from "./drafts";

/** Where the site's blobs are. */
export interface BlobPlace {
  folder: string;
  /** An admin's bucket; without it all blobs are in the folder. */
  bucket: Connection | undefined;
}

/** Configured by the admin, so it may be anywhere. */
export const siteBucket = (connection: Connection) =>
  new Bucket({ connection, outbound: createOutbound({ isNamed: () => true, mayCall: () => true }) });

export const openBlobStore = ({ folder, bucket }: BlobPlace, options: DraftOptions = {}): Promise<BlobStore> =>
  bucket ? createBucketBlobStore(folder, siteBucket(bucket), options) : createDiskBlobStore(folder, options);
