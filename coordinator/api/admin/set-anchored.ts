import type { DeviceId } from "#core/ids";
import { anchorStanding, newcomer } from "#core/reputation/standing";
import type { Device } from "#prisma/generated/client";
import type { AdminDevice } from "#protocol/api/admin";
import { audit } from "../../auth/audit";
import type { Context } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { deviceViews } from "./device-view";
import { findDevice } from "./find-device";

/** Makes a device one of the city's own for a stated reason, or one like any other that knows nobody yet. */
export async function setAnchored(ctx: Context, deviceId: string, reason: string | null): Promise<AdminDevice> {
  const { prisma, coordinator, bus } = handle();
  const anchored = reason !== null;
  const known = await findDevice(deviceId);
  if (anchored && (known.state === "banned" || known.removedAt !== null)) throw refuse("anchor-gets-no-work");
  if (!anchored && !known.anchored) return view(known);
  const row = await prisma.$transaction(async (tx) => {
    if (anchored) await audit(tx, ctx, "device.anchored", deviceId, { reason });
    else await audit(tx, ctx, "device.released", deviceId);
    const standing = anchored ? anchorStanding(coordinator.state.policy.checking) : newcomer();
    return tx.device.update({ where: { id: deviceId }, data: { ...standing, anchored } });
  });
  coordinator.dispatch({ kind: "device.anchored", deviceId: deviceId as DeviceId, anchored });
  await bus.publish({ kind: "device.anchored", deviceId, anchored });
  return view(row);
}

async function view(row: Device): Promise<AdminDevice> {
  const [shown] = await deviceViews([row]);
  if (!shown) throw new Error("A device is known and could not be shown");
  return shown;
}
