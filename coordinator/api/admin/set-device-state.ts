import type { DeviceId } from "#core/ids";
import type { AdminDevice } from "#protocol/api/admin";
import { handle } from "../../handle";
import { audit } from "../audit";
import type { Context } from "../context";
import { tellOthers } from "../tell-others";
import { deviceViews } from "./device-view";
import { findDevice } from "./find-device";

/** Bans a device, for a reason, or welcomes it again; its work is taken from it at once. */
export async function setDeviceState(ctx: Context, deviceId: string, banReason: string | null): Promise<AdminDevice> {
  const { prisma, coordinator, live } = handle();
  const banned = banReason !== null;
  const act = banned ? "device.banned" : "device.unbanned";
  await findDevice(deviceId);
  const row = await prisma.$transaction(async (tx) => {
    await audit(tx, ctx, act, deviceId, banReason ?? "");
    return tx.device.update({ where: { id: deviceId }, data: { state: banned ? "banned" : "welcome", banReason } });
  });
  coordinator.dispatch({ kind: "device.banned", deviceId: deviceId as DeviceId, banned });
  await tellOthers({ kind: "device.banned", deviceId, banned });
  live.event(act, banned ? `${row.label} was banned: ${banReason}` : `${row.label} is welcome again`);
  const [view] = await deviceViews([row]);
  if (!view) throw new Error("A device was changed and could not be shown");
  return view;
}
