/** How a unit worker measures and passes time; passed in, so that units run alike in a browser and in Node. */
export interface Pace {
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** Blocks the worker. */
  sleep: (ms: number) => void;
  /** Called when a unit has run for a while, and before it sleeps: waiting answers can be sent now. */
  onRest?: (sleepMs: number) => void;
  /** Called every few milliseconds of a unit. Time that passes in it is not the unit's. */
  attend?: () => void;
}
