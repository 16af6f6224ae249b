import type { Replicas } from "#core/reputation/promise";

/** What a unit's settling is called: nobody has checked what was computed once. */
export const settledWord = (replicas: Replicas): "verified" | "computed" => (replicas === 1 ? "computed" : "verified");
