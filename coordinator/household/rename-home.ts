import type { DeviceId } from "#core/ids";
import type { Prisma } from "#prisma/generated/client";
import type { Handle } from "../handle";
import { homeOf, householdOf } from "../store/unit-store";

/** From now on a person's devices vote together with their household's; null: alone again. */
export async function setHome(tx: Prisma.TransactionClient, personId: string, homeId: string | null): Promise<void> {
  await tx.device.updateMany({ where: { ownerId: personId }, data: { homeId } });
  if (homeId === null) return;
  // Answers that wait for a judgement about the person are now their household's.
  await tx.$executeRaw`UPDATE block SET suspects = array_replace(suspects, ${`person:${personId}`}, ${homeOf(homeId)})
    WHERE suspects @> ARRAY[${`person:${personId}`}]`;
}

type Parts = Pick<Handle, "bus" | "coordinator" | "prisma">;

/** Every coordinator is told how these people's devices vote now, and the devices whose rules hold for them. */
export async function tellHome({ bus, coordinator, prisma }: Parts, people: readonly string[]): Promise<void> {
  const devices = await prisma.device.findMany({
    where: { ownerId: { in: [...people] }, removedAt: null },
    select: { id: true, ownerId: true, homeId: true },
  });
  for (const device of devices) {
    const claimed = { deviceId: device.id as DeviceId, household: householdOf(device) };
    coordinator.dispatch({ kind: "device.claimed", ...claimed });
    await bus.publish({ kind: "device.claimed", ...claimed });
  }
  for (const personId of people) await bus.publishToAll({ kind: "household.changed", personId });
}
