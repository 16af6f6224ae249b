import type { RecentUnit } from "../contract/donation-snapshot";
import type { Lease } from "./lease-book";
import { outputText } from "./output-text";
import type { UnitOutcome } from "./unit-outcome";

const RECENT_UNITS = 12;

/** What this page has seen its device do. */
export class SessionTally {
  units = 0;
  coreMs = 0;
  /** The newest first. */
  recent: RecentUnit[] = [];

  count(lease: Lease, outcome: UnitOutcome, at: number) {
    const ms = outcome.kind === "lost" ? 0 : outcome.ms;
    this.coreMs += ms;
    if (outcome.kind !== "lost") this.units += 1;
    const text = outcome.kind === "output" ? outputText(outcome.bytes) : outcome.message.slice(0, 160);
    const unit: RecentUnit = {
      jobId: lease.grant.jobId,
      unit: lease.unit,
      kind: outcome.kind,
      ms,
      text,
      at,
      ...(outcome.kind === "failed" && { failure: failureOf(outcome) }),
    };
    this.recent = [unit, ...this.recent.slice(0, RECENT_UNITS - 1)];
  }
}

function failureOf({ reason, exitCode }: Extract<UnitOutcome, { kind: "failed" }>): NonNullable<RecentUnit["failure"]> {
  return exitCode === undefined ? { reason } : { reason, exitCode };
}
