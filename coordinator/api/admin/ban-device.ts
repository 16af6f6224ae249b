import { type AdminDevice, BanDeviceInput } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { setDeviceState } from "./set-device-state";

export async function banDevice({ ctx, input }: Call<unknown>): Promise<AdminDevice> {
  requireAdmin(ctx, "banDevice");
  const { deviceId, reason } = parseInput(BanDeviceInput, input);
  return setDeviceState(ctx, deviceId, reason);
}
