import { type AdminDevice, DeviceIdInput } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { setAnchored } from "./set-anchored";

export async function releaseAnchor({ ctx, input }: Call<unknown>): Promise<AdminDevice> {
  requireAdmin(ctx, "releaseAnchor");
  const { deviceId } = parseInput(DeviceIdInput, input);
  return setAnchored(ctx, deviceId, null);
}
