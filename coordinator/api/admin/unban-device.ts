import { type AdminDevice, DeviceIdInput } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { setDeviceState } from "./set-device-state";

export async function unbanDevice({ ctx, input }: Call<unknown>): Promise<AdminDevice> {
  requireAdmin(ctx, "unbanDevice");
  const { deviceId } = parseInput(DeviceIdInput, input);
  return setDeviceState(ctx, deviceId, null);
}
