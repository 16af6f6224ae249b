/** How a unit worker measures and passes time; handed in, so that units run alike in a browser and in Node. */
export interface Pace {
  /** Milliseconds of a clock that only moves on. */
  now: () => number;
  /** Blocks the worker. */
  sleep: (ms: number) => void;
  /** Called when a unit has run for a while, and before it sleeps: what others have waiting can leave now. */
  onRest?: (sleepMs: number) => void;
  /** Called every few milliseconds of a unit. What passes meanwhile is no time of the unit's. */
  attend?: () => void;
}
