import type { Handle } from "../handle";
import { Duty } from "./duty";

/** How long a dial that was turned up, or a core that came free elsewhere, waits at most. */
const EVERY_MS = 500;

/** Divides the jobs' dials with the other coordinators, and learns their figures. */
export const peerFollower = ({ live, log, peers }: Pick<Handle, "live" | "log" | "peers">): Duty =>
  new Duty("peer-follower", EVERY_MS, log, () => peers.round(live.pulse.ownRates));
