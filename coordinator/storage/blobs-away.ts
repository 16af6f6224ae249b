/** The site's own bucket failed. Without the cause, because socket error codes would be mistaken for the database's. */
export const blobsAway = (fault: string): Error =>
  Object.assign(new Error(`The site's bucket failed: ${fault}.`), { code: "BLOBS_AWAY" });

export const isBlobsAway = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "BLOBS_AWAY";

/** The refusal for a request that needed it. */
export const BLOBS_AWAY =
  "The city's storage did not answer, so your last request may not have been carried out. Nothing else was lost; try again in a moment.";
