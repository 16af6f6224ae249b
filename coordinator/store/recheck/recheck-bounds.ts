/** What bounds the work and the money of rechecks. */
export interface RecheckBounds {
  /** Doubted devices whose finished jobs are found in one step. */
  devices: number;
  /** How old an answer may be, and how many of a device's newest are looked at. */
  days: number;
  answers: number;
  /** Answers that are looked at while commit groups wait; one device more may have begun below it. */
  answersAtOnce: number;
  /** Units of one recheck: a job with more is opened again when these are settled. */
  units: number;
  /** Jobs that are open again at the same time, of those that were opened in the last hour. */
  jobs: number;
  /** After its end a job is left alone for so long, until every coordinator knows of it. */
  restMs: number;
  /** What the city adds to one recheck at most, and in a day. */
  grantNanos: number;
  grantNanosADay: number;
}

/** What a step of rechecking did with a job. */
export type Rechecked =
  /** It is open again, for so many units. */
  | { kind: "reopened"; jobId: string; units: number }
  /** So many results stay in doubt: their inputs are gone, or it may not run any more. */
  | { kind: "left"; jobId: string; units: number }
  /** All of its results have somebody who stands for them. */
  | { kind: "sound"; jobId: string };
