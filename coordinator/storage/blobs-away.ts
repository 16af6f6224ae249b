import { isBucketError } from "../buckets/bucket-error";

/** The site's own bucket failed. Without the cause, because socket error codes would be mistaken for the database's. */
export const blobsAway = (fault: string): Error =>
  Object.assign(new Error(`The site's bucket failed: ${fault}.`), { code: "BLOBS_AWAY" });

export const isBlobsAway = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "BLOBS_AWAY";

/** Asks the site's bucket. */
export async function foreseen<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw asBlobsAway(error);
  }
}

export const asBlobsAway = (error: unknown) => (isBucketError(error) ? blobsAway(error.fault) : error);
