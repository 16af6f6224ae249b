import { noteLostAttempts } from "../granting/note-lost-attempts";
import { dropGrants, leaveSlot } from "../granting/slots";
import type { DeviceRun } from "../state";
import type { Step } from "../step";

/** Takes all work from a device and tells it why. */
export function blockDevice(step: Step, device: DeviceRun) {
  const { state, effects } = step;
  for (const grantId of device.grants) {
    const grant = state.grants.get(grantId);
    if (grant) noteLostAttempts(step, grant, grant.outstanding, { cause: "taken-back" });
  }
  dropGrants(state, device);
  const session = device.session ? state.sessions.get(device.session) : undefined;
  if (!session) return;
  for (const slot of session.slots) leaveSlot(state, slot);
  effects.messages.push({ kind: "revoke-all", to: session.id, why: { kind: "device-limited" } });
  session.idleReason = "device-limited";
  effects.messages.push({ kind: "idle", to: session.id, reason: "device-limited" });
}
