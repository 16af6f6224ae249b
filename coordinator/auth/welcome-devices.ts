import type { PrismaClient } from "#prisma/generated/client";

/** Whether the city knows a device, and has not banned it. */
export const welcomeDevices = (prisma: PrismaClient) => async (deviceId: string) => {
  const device = await prisma.device.findUnique({ where: { id: deviceId }, select: { state: true } });
  return device?.state === "welcome";
};
