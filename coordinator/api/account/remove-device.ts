import { OwnDeviceInput } from "#protocol/api/account";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Removes a device for good: anybody who has its token, such as a thief, can no longer use it. */
export async function removeDevice({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: ownerId } = requirePerson(ctx);
  const { deviceId } = parseInput(OwnDeviceInput, input);
  const { prisma, bus } = handle();
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.device.updateMany({
      where: { id: deviceId, ownerId, removedAt: null },
      data: { removedAt: new Date(), removedBy: ownerId },
    });
    if (count === 0) throw refuse("not-your-device");
    await audit(tx, ctx, "device.removed", deviceId);
  });
  await bus.publishToAll({ kind: "device.removed", deviceId });
  return {};
}
