import { dropGrants, leaveSeat } from "./seats";
import type { DeviceRun } from "./state";
import type { Step } from "./step";

/** Takes all work from a device, and says why. */
export function barDevice(step: Step, device: DeviceRun) {
  const { city, effects } = step;
  dropGrants(city, device);
  const session = device.session ? city.sessions.get(device.session) : undefined;
  if (!session) return;
  for (const seat of session.seats) leaveSeat(city, seat);
  effects.messages.push({ kind: "revoke-all", to: session.id, why: { kind: "device-limited" } });
  session.idleReason = "device-limited";
  effects.messages.push({ kind: "idle", to: session.id, reason: "device-limited" });
}
