import type { PrismaClient } from "#prisma/generated/client";

/** Whether the city knows a device, has not banned it, and its household has not removed it. */
export const welcomeDevices = (prisma: PrismaClient) => async (deviceId: string) => {
  const device = await prisma.device.findUnique({ where: { id: deviceId }, select: { state: true, removedAt: true } });
  return device?.state === "welcome" && device.removedAt === null;
};
