export interface EndedJob {
  /** Its place in the trace. */
  index: number;
  /** From its submission to its last verified result. */
  ms: number;
}

/** What a live city did with the trace. */
export interface Lived {
  kind: "lived";
  /** Verified results. */
  units: number;
  spentNanos: number;
  ended: EndedJob[];
}
