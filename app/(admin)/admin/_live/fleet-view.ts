import type { CityState } from "#protocol/api/admin";
import type { FleetPulse, JobPulse } from "#protocol/live-messages";
import type { FeedLine } from "../_feed/feed-line";
import type { FleetHistory } from "../_numbers/fleet-history";

/** `live` hears the socket; `polling` asks every few seconds while the socket is down; `away` reaches nothing. */
export type Connection = "connecting" | "live" | "polling" | "away";

/** All that the console knows of the city at one moment. Never changed in place. */
export interface FleetView {
  pulse: FleetPulse;
  city: CityState;
  connection: Connection;
  history: FleetHistory;
  /** What this page saw happen, newest first. */
  seen: readonly FeedLine[];
  /** The followed jobs, by id. */
  jobs: ReadonlyMap<string, JobPulse>;
  /** Grows whenever the audit log has probably grown. */
  acts: number;
}
