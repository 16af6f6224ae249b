/** One planned fault. Times in milliseconds. */
export type Act =
  | { kind: "kill-coordinator"; downMs: number }
  | { kind: "kill-database" }
  | { kind: "kill-backend"; pick: number }
  | { kind: "kill-both"; downMs: number }
  | { kind: "fail-over" }
  | { kind: "kill-browser" }
  | { kind: "freeze-coordinator"; forMs: number }
  | { kind: "freeze-database"; forMs: number }
  | { kind: "freeze-browser"; forMs: number }
  | { kind: "drop-connections" }
  | { kind: "cut-network"; forMs: number }
  | { kind: "slow-network"; forMs: number; delayMs: number }
  | { kind: "fill-disk"; forMs: number }
  | { kind: "jump-clock"; byMs: number };

export type ActKind = Act["kind"];

export interface PlannedAct {
  atMs: number;
  act: Act;
}
