import type { z } from "zod";
import { Prisma } from "#prisma/generated/client";
import { ChangeDeviceInput } from "#protocol/api/household";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireKnownTariff } from "./require-known-tariff";
import { takeChange } from "./take-change";

/** What the caller wants of a device of theirs; whichever coordinator it is connected to tells it. */
export async function changeDevice({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: ownerId } = requirePerson(ctx);
  const { deviceId, name, ...settings } = parseInput(ChangeDeviceInput, input);
  requireKnownTariff(settings.rules);
  takeChange(ownerId);
  const { prisma, bus } = handle();
  const { count } = await prisma.device.updateMany({
    where: { id: deviceId, ownerId, removedAt: null },
    data: { ...(name !== undefined && { name }), ...dataOf(settings, Date.now()) },
  });
  if (count === 0) throw refuse("not-your-device");
  // Its name is its household's alone.
  if (Object.keys(settings).length > 0)
    await bus.publishToAll({ kind: "household.changed", personId: ownerId, deviceId });
  return {};
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
