import type { Device } from "#prisma/generated/client";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";

export async function findDevice(deviceId: string): Promise<Device> {
  const device = await handle().prisma.device.findUnique({ where: { id: deviceId } });
  if (device) return device;
  throw new ApiError("NOT_FOUND", `No device ${deviceId} has ever joined this city.`);
}
