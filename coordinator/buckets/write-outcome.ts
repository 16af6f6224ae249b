/** What came of writing an object that may be there already. */
export type WriteOutcome = { kind: "stored"; etag: string | undefined } | { kind: "exists" };
