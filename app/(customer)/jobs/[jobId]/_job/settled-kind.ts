import type { Replicas } from "#core/reputation/promise";

export type SettledKind = "verified" | "computed";

/** What a unit's settling is called: nobody has checked what was computed once. */
export const settledKind = (replicas: Replicas): SettledKind => (replicas === 1 ? "computed" : "verified");
