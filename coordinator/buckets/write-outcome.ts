/** The outcome of writing an object that may already exist. */
export type WriteOutcome = { kind: "stored"; etag: string | undefined } | { kind: "exists" };
