/** An output that waits to be compared with others of its unit, where bytes alone do not tell. */
export interface KeptOutput {
  bytes?: Uint8Array;
  /** The blob that holds them when they are many. */
  blob?: string;
  byteLength: number;
}
