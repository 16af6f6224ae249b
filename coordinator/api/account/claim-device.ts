import { ClaimDeviceInput, type ClaimedDevice } from "#protocol/api/account";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeIntoHousehold } from "./take-into-household";

/** By the token that the device's own browser keeps. */
export async function claimDevice({ ctx, input }: Call<unknown>): Promise<ClaimedDevice> {
  requirePerson(ctx);
  const { deviceToken } = parseInput(ClaimDeviceInput, input);
  const deviceId = handle().signatures.readDeviceToken(deviceToken);
  if (!deviceId) throw invalidInput([{ path: "deviceToken", fault: { kind: "no-device-token" } }]);
  return takeIntoHousehold(ctx, deviceId);
}
