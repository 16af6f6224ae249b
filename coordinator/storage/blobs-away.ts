/** The site's own bucket did not do what it must. Without its cause: the codes of sockets in it are also a database's. */
export const blobsAway = (fault: string): Error =>
  Object.assign(new Error(`The site's bucket failed: ${fault}.`), { code: "BLOBS_AWAY" });

export const isBlobsAway = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "BLOBS_AWAY";

/** The refusal for whatever was asked of it. */
export const BLOBS_AWAY =
  "The city's storage did not answer, so your last request may not have been carried out. Nothing else was lost; try again in a moment.";
