import type { z } from "zod";
import { membersOf, runsHousehold } from "#core/household/membership";
import { Prisma, type PrismaClient } from "#prisma/generated/client";
import { ChangeDeviceInput } from "#protocol/api/household";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { householdAround } from "../../household/memberships";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireKnownTariff } from "./require-known-tariff";
import { takeChange } from "./take-change";

/** What the caller wants of a device of their household; whichever coordinator it is connected to tells it. */
export async function changeDevice({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { deviceId, name, ...settings } = parseInput(ChangeDeviceInput, input);
  requireKnownTariff(settings.rules);
  takeChange(personId);
  const { prisma, bus } = handle();
  const all = await householdAround(prisma, personId);
  const members = membersOf(all).map((member) => member.personId);
  const people = members.includes(personId) ? members : [personId];
  if (settings.rules !== undefined && people.length > 1 && !runsHousehold(personId, all))
    await requireOwnDevice(prisma, deviceId, { personId, people });
  const { count } = await prisma.device.updateMany({
    where: { id: deviceId, ownerId: { in: people }, removedAt: null },
    data: { ...(name !== undefined && { name }), ...dataOf(settings, Date.now()) },
  });
  if (count === 0) throw refuse("not-your-device");
  // Its name is its household's alone.
  if (Object.keys(settings).length > 0) await bus.publishToAll({ kind: "household.changed", personId, deviceId });
  return {};
}

/** Rules of its own take the place of the household's: for another person's device only who runs the household sets them. */
async function requireOwnDevice(
  prisma: PrismaClient,
  deviceId: string,
  { personId, people }: { personId: string; people: readonly string[] },
): Promise<void> {
  const device = await prisma.device.findUnique({ where: { id: deviceId }, select: { ownerId: true } });
  const ownerId = device?.ownerId ?? null;
  if (ownerId !== null && ownerId !== personId && people.includes(ownerId)) throw refuse("not-running-household");
}

type Settings = Omit<z.output<typeof ChangeDeviceInput>, "deviceId" | "name">;

function dataOf(settings: Settings, now: number): Prisma.DeviceUpdateManyMutationInput {
  const { pause, maxCores, maxSharePercent, rules } = settings;
  return {
    ...(pause !== undefined && pauseData(pause, now)),
    ...(maxCores !== undefined && { maxCores }),
    ...(maxSharePercent !== undefined && { maxShare: maxSharePercent }),
    ...(rules !== undefined && { ownRules: rules ?? Prisma.DbNull }),
  };
}

const pauseData = (pause: { forMs: number | null } | null, now: number) => ({
  pausedAt: pause && new Date(now),
  pausedUntil: pause === null || pause.forMs === null ? null : new Date(now + pause.forMs),
  liftedAt: null,
});
