import type { DeviceId } from "#core/ids";
import { newcomer } from "#core/reputation/standing";
import type { AdminDevice } from "#protocol/api/admin";
import { audit } from "../../auth/audit";
import type { Context } from "../../auth/context";
import { handle } from "../../handle";
import { householdOf, rowsOfHousehold } from "../../store/unit-store";
import { deviceViews } from "./device-view";
import { findDevice } from "./find-device";

/**
 * Bans a device for a stated reason and takes its work away at once; or readmits it, and clears what was held against its
 * household. Either ends what an admin vouched for.
 */
export async function setDeviceState(ctx: Context, deviceId: string, banReason: string | null): Promise<AdminDevice> {
  const { prisma, coordinator, live, bus } = handle();
  const banned = banReason !== null;
  const household = householdOf(await findDevice(deviceId));
  const row = await prisma.$transaction(async (tx) => {
    if (banned) await audit(tx, ctx, "device.banned", deviceId, { reason: banReason });
    else await audit(tx, ctx, "device.unbanned", deviceId);
    if (!banned)
      await tx.device.updateMany({ where: rowsOfHousehold(household), data: { ...newcomer(), anchored: false } });
    const data = { state: banned ? ("banned" as const) : ("welcome" as const), banReason, anchored: false };
    return tx.device.update({ where: { id: deviceId }, data });
  });
  coordinator.dispatch({ kind: "device.banned", deviceId: deviceId as DeviceId, banned });
  await bus.publish({ kind: "device.banned", deviceId, banned });
  if (!banned) {
    coordinator.dispatch({ kind: "household.forgiven", household });
    await bus.publish({ kind: "household.forgiven", household });
  }
  live.event(
    banned ? "device.banned" : "device.unbanned",
    banned ? `${row.label} was banned: ${banReason}` : `${row.label} is welcome again`,
  );
  const [view] = await deviceViews([row]);
  if (!view) throw new Error("A device was changed and could not be shown");
  return view;
}
