/** The code that this device shows, so that somebody who is signed in elsewhere can claim it. */
export type PairingView =
  | { kind: "asking" }
  /** Valid until then, in milliseconds since the epoch. */
  | { kind: "code"; code: string; until: number }
  /** Too many devices show codes at the moment. */
  | { kind: "not-now" };
