import type { Device } from "#prisma/generated/client";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

export async function findDevice(deviceId: string): Promise<Device> {
  const device = await handle().prisma.device.findUnique({ where: { id: deviceId } });
  if (device) return device;
  throw refuse("no-such-device", { deviceId });
}
