import type { HouseholdId } from "#core/ids";
import type { Prisma } from "#prisma/generated/client";
import { ClaimDeviceInput, type ClaimedDevice } from "#protocol/api/account";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";
import { householdOf } from "../../store/unit-store";
import type { Call } from "../call";
import { invalidInput, parseInput } from "../parse-input";

/** Adds a device to the caller's household, with all the credit it has earned so far. */
export async function claimDevice({ ctx, input }: Call<unknown>): Promise<ClaimedDevice> {
  const person = requirePerson(ctx);
  const { deviceToken } = parseInput(ClaimDeviceInput, input);
  const { signatures, prisma, coordinator, bus } = handle();
  const deviceId = signatures.readDeviceToken(deviceToken);
  if (!deviceId) throw invalidInput([{ path: "deviceToken", message: "is not a token of this city's devices" }]);
  const device = await prisma.$transaction(async (tx) => {
    const { count } = await tx.device.updateMany({
      where: { id: deviceId, ownerId: null, removedAt: null },
      data: { ownerId: person.id },
    });
    if (count > 0) await refuseTooManyDevices(tx, person.id);
    if (count > 0) await audit(tx, ctx, "device.claimed", deviceId);
    return tx.device.findUnique({ where: { id: deviceId } });
  });
  if (!device)
    throw new ApiError("NOT_FOUND", "This device has not joined the city yet. Light it up once, then claim it.");
  if (device.removedAt !== null)
    throw new ApiError(
      "CONFLICT",
      "This device was removed from its household. Begin again on it as a new device first.",
    );
  if (device.ownerId !== person.id) {
    throw new ApiError("CONFLICT", "This device already belongs to another household, which keeps its credit.");
  }
  const household: HouseholdId = householdOf(device);
  coordinator.dispatch({ kind: "device.claimed", deviceId, household });
  await bus.publish({ kind: "device.claimed", deviceId, household });
  return { deviceId, creditNanos: Number(device.creditNanos) };
}

/** Counts the one just claimed. Two claims at once may both pass, which is harmless: a household stays small either way. */
async function refuseTooManyDevices(tx: Prisma.TransactionClient, ownerId: string): Promise<void> {
  const { MAX_DEVICES_PER_HOUSEHOLD: max } = LIMITS;
  if ((await tx.device.count({ where: { ownerId, removedAt: null } })) <= max) return;
  throw new ApiError("LIMIT_EXCEEDED", `A household may have ${max} devices. Claim this one with another account.`);
}
