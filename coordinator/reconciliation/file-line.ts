export type FileKind = "stripe" | "bank";
export type MovementKind = "payment" | "refund" | "dispute" | "payout";

/** A line that says something about money that the ledger knows of. */
export interface FileLine {
  kind: MovementKind;
  key: string;
  id: string;
  cents: number;
  /** Milliseconds since 1970. */
  at: number;
}

export type RowRead = { kind: "line"; line: FileLine } | { kind: "other" } | { kind: "wrong"; column: string };
