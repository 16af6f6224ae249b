import type { DeviceReport } from "#protocol/devices/device-report";
import type { DonationSnapshot } from "../../contract/donation-snapshot";
import type { WhyResting } from "../../contract/donation-state";

type Subject = Pick<DonationSnapshot, "state" | "household" | "slots" | "lent" | "isFull">;

/** What the household is told: the same state that this device's own page shows. Null where there is nothing, or nobody, to tell. */
export function reportOf({ state, household, slots, lent, isFull }: Subject): DeviceReport | null {
  const doing = household === null ? null : doingOf(state, isFull);
  return doing && { doing, cores: slots, lent: Math.min(lent, slots) };
}

function doingOf(state: DonationSnapshot["state"], isFull: boolean): DeviceReport["doing"] | null {
  switch (state.mode) {
    case "off":
    case "finishing":
      return { kind: "off" };
    case "resting":
      return restingOf(state.why);
    case "connecting":
    case "preparing":
      return { kind: state.sandbox === "failed" ? "no-sandbox" : "preparing" };
    case "waiting":
      return isFull ? { kind: "full" } : { kind: "waiting", idle: state.idle };
    case "working":
      return { kind: "working" };
    case "stopped-by-city":
      return state.why?.kind === "device-limited"
        ? { kind: "waiting", idle: "device-limited" }
        : { kind: "stopped-by-city" };
    default:
      return null;
  }
}

function restingOf(why: WhyResting): DeviceReport["doing"] {
  if (why.kind === "household-rule") return { kind: "resting", why: why.why, by: "household" };
  return { kind: "resting", why, by: why.kind === "paused-remotely" ? "household" : "device" };
}
