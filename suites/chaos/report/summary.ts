import type { ActKind } from "../plan/act";

/** What became of everything in one run. */
export interface Summary {
  acts: Map<ActKind, number>;
  /** Laws that do not hold, as sentences; empty is what a run is for. */
  broken: string[];
  recoveriesMs: number[];
  jobs: number;
  units: number;
  replicas: { simulated: number; browser: number };
  coordinatorStarts: number;
  failedStarts: number;
  browserStarts: number;
  brokenConnections: number;
  calls: number;
  callErrors: Map<string, number>;
  outputRefusals: Map<string, number>;
  /** Of the coordinator's log, warnings and worse. */
  logEvents: Map<string, number>;
  calmSeconds: number;
}
