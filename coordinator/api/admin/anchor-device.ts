import { type AdminDevice, AnchorDeviceInput } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { setAnchored } from "./set-anchored";

export async function anchorDevice({ ctx, input }: Call<unknown>): Promise<AdminDevice> {
  requireAdmin(ctx, "anchorDevice");
  const { deviceId, reason } = parseInput(AnchorDeviceInput, input);
  return setAnchored(ctx, deviceId, reason);
}
