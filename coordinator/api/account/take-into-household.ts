import type { DeviceId, HouseholdId } from "#core/ids";
import type { Prisma } from "#prisma/generated/client";
import type { ClaimedDevice } from "#protocol/api/account";
import { audit } from "../../auth/audit";
import { type Context, requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { lockPeople } from "../../household/memberships";
import { refuse } from "../../refusals/refuse";
import { householdOf } from "../../store/unit-store";
import { refuseTooManyDevices } from "./refuse-too-many-devices";

/** Makes a device part of the caller's household, with all the credit that it has earned, unless `before` refuses. */
export async function takeIntoHousehold(
  ctx: Context,
  deviceId: DeviceId | string,
  before: (tx: Prisma.TransactionClient) => Promise<void> = async () => {},
): Promise<ClaimedDevice> {
  const person = requirePerson(ctx);
  const { prisma, coordinator, bus } = handle();
  const device = await prisma.$transaction(async (tx) => {
    await before(tx);
    await lockPeople(tx, [person.id]);
    const membership = await tx.householdMember.findUnique({ where: { personId: person.id } });
    const { count } = await tx.device.updateMany({
      where: { id: deviceId, ownerId: null, removedAt: null },
      data: { ownerId: person.id, homeId: membership?.householdId ?? null },
    });
    if (count > 0) await refuseTooManyDevices(tx, person.id);
    if (count > 0) await audit(tx, ctx, "device.claimed", deviceId);
    return tx.device.findUnique({ where: { id: deviceId } });
  });
  if (!device) throw refuse("device-not-joined");
  if (device.removedAt !== null) throw refuse("device-was-removed");
  if (device.ownerId !== person.id) {
    throw refuse("device-of-others");
  }
  const household: HouseholdId = householdOf(device);
  coordinator.dispatch({ kind: "device.claimed", deviceId: device.id as DeviceId, household });
  await bus.publish({ kind: "device.claimed", deviceId: device.id, household });
  await bus.publishToAll({ kind: "device.named-household", deviceId: device.id, name: person.name });
  return { deviceId: device.id, creditNanos: Number(device.creditNanos) };
}
