/** What a unit's settling is called: nobody has checked what was computed once. */
export const settledWord = (replicas: number): "verified" | "computed" => (replicas > 1 ? "verified" : "computed");
