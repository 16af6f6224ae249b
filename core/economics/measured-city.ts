/** What a simulated city achieved, in thousandths. */
export interface MeasuredCity {
  /** Of the core time that was lent while there was work, so much was spent computing. */
  busyPermille: number;
  /** Of what was computed, so much was paid for: not what ended with a tab, and not what was surplus. */
  paidPermille: number;
  /** How quick its cores were beside an ordinary one. */
  speedPermille: number;
  /** How many answers a verified result was paid for. */
  answersPermille: number;
}

/** Ordinary core-hours that customers pay for, of so many hours of one lent core. */
export const paidHours = (busyHours: number, { paidPermille, speedPermille }: MeasuredCity): number =>
  (busyHours * paidPermille * speedPermille) / 1_000_000;

export const busyHours = (litHours: number, demandPermille: number, { busyPermille }: MeasuredCity): number =>
  (litHours * demandPermille * busyPermille) / 1_000_000;
