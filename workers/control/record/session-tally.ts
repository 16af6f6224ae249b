import type { LocalResult } from "#protocol/devices/device-messages";
import type { RecentUnit } from "../../contract/donation-snapshot";
import type { Lease } from "../leases/lease-book";
import { outputText } from "../outputs/output-text";

const RECENT_UNITS = 12;

/** What this device has done since the page was opened. */
export class SessionTally {
  units = 0;
  coreMs = 0;
  /** The newest first. */
  recent: RecentUnit[] = [];

  count(lease: Lease, result: LocalResult, at: number) {
    const ms = result.kind === "lost" ? 0 : result.ms;
    this.coreMs += ms;
    if (result.kind !== "lost") this.units += 1;
    const text = result.kind === "output" ? outputText(result.bytes) : result.message.slice(0, 160);
    const unit: RecentUnit = {
      jobId: lease.grant.jobId,
      unit: lease.unit,
      kind: result.kind,
      ms,
      text,
      at,
      ...(result.kind === "failed" && { failure: failureOf(result) }),
    };
    this.recent = [unit, ...this.recent.slice(0, RECENT_UNITS - 1)];
  }
}

function failureOf({ reason, exitCode }: Extract<LocalResult, { kind: "failed" }>): NonNullable<RecentUnit["failure"]> {
  return exitCode === undefined ? { reason } : { reason, exitCode };
}
