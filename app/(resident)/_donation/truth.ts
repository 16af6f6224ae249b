import type { DonationSnapshot } from "#workers/page/donation-snapshot";

/** The one thing that is true of this donation now. Every phase and every reason to be idle has its own. */
export type Truth =
  | { kind: "opening" }
  | { kind: "off" }
  /** Stopped, while results that are finished still go out. */
  | { kind: "finishing"; results: number }
  | { kind: "offline" }
  | { kind: "connecting" }
  | { kind: "reconnecting" }
  /** Its network has brought as many new devices as one may in an hour. */
  | { kind: "crowded" }
  /** The sandbox cannot be opened. */
  | { kind: "no-box"; trouble: string }
  | { kind: "looking" }
  | { kind: "no-work" }
  | { kind: "all-jobs-at-their-dial" }
  | { kind: "already-helped" }
  | { kind: "device-limited" }
  | { kind: "engine-holds-no-scripts" }
  | { kind: "ended-the-box" }
  | { kind: "offers-nothing" }
  | { kind: "stopped-by-city"; reason: string | null }
  /** Job names, the one with the most cores first. */
  | { kind: "working"; jobs: string[]; units: number }
  | { kind: "working-alone"; jobs: string[] }
  | { kind: "too-old" }
  | { kind: "other-tab" }
  | { kind: "unsupported"; trouble: string | null };

export type TruthKind = Truth["kind"];
export type TruthOf<Kind extends TruthKind> = Extract<Truth, { kind: Kind }>;

export interface Circumstances {
  /** The browser believes that it has a network. */
  online: boolean;
  /** The coordinator has been reached since the page was opened. */
  metBefore: boolean;
  unitsToday: number;
}

export function truthOf(snapshot: DonationSnapshot | null, circumstances: Circumstances): Truth {
  if (!snapshot) return { kind: "opening" };
  const { phase, outbox, trouble } = snapshot;
  switch (phase) {
    case "off":
      return outbox > 0 ? { kind: "finishing", results: outbox } : { kind: "off" };
    case "connecting":
      return whyNotConnected(snapshot, circumstances);
    case "waiting":
      return whyIdle(snapshot);
    case "working": {
      const jobs = jobsAtWork(snapshot);
      return snapshot.connected
        ? { kind: "working", jobs, units: circumstances.unitsToday }
        : { kind: "working-alone", jobs };
    }
    case "stopped-by-city":
      return snapshot.stopReason?.kind === "device-limited" ? { kind: "device-limited" } : stopped(snapshot);
    case "too-old":
    case "other-tab":
      return { kind: phase };
    case "unsupported":
      return { kind: "unsupported", trouble };
    default:
      throw new Error(`Unhandled phase: ${phase satisfies never}`);
  }
}

function whyNotConnected(
  { connected, crowded, trouble }: DonationSnapshot,
  { online, metBefore }: Circumstances,
): Truth {
  if (!connected && !online) return { kind: "offline" };
  if (crowded) return { kind: "crowded" };
  if (trouble !== null) return { kind: "no-box", trouble };
  return { kind: metBefore && !connected ? "reconnecting" : "connecting" };
}

function whyIdle(snapshot: DonationSnapshot): Truth {
  if (snapshot.idleReason === null) return { kind: "looking" };
  return snapshot.idleReason === "stopped-by-admin" ? stopped(snapshot) : { kind: snapshot.idleReason };
}

const stopped = ({ stopReason }: DonationSnapshot): Truth => ({
  kind: "stopped-by-city",
  reason: stopReason?.kind === "stopped-by-admin" ? stopReason.words : null,
});

function jobsAtWork({ seats }: DonationSnapshot): string[] {
  const cores = new Map<string, { name: string; seats: number }>();
  for (const { jobId, jobName } of seats) {
    cores.set(jobId, { name: jobName, seats: (cores.get(jobId)?.seats ?? 0) + 1 });
  }
  return [...cores.values()].sort((a, b) => b.seats - a.seats).map(({ name }) => name);
}
