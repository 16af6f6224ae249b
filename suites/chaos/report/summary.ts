import type { ActKind } from "../plan/act";

/** The results of one run. */
export interface Summary {
  acts: Map<ActKind, number>;
  /** Broken laws, as sentences. */
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
  /** Warnings and errors in the coordinator's log. */
  logEvents: Map<string, number>;
  calmSeconds: number;
}
