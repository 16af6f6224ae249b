import { type ClaimedDevice, PairingCodeInput } from "#protocol/api/account";
import { requirePerson } from "../../auth/context";
import { readPairingCode, usedTwice } from "../../pairing/read-pairing-code";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeIntoHousehold } from "./take-into-household";

/** If two people approve at once, the second finds the code used. */
export async function approvePairing({ ctx, input }: Call<unknown>): Promise<ClaimedDevice> {
  requirePerson(ctx);
  const { code: digits } = parseInput(PairingCodeInput, input);
  const { code, deviceId } = await readPairingCode(ctx, digits);
  return takeIntoHousehold(ctx, deviceId, async (tx) => {
    const { count } = await tx.pairing.updateMany({ where: { code, usedAt: null }, data: { usedAt: new Date() } });
    if (count === 0) throw usedTwice();
  });
}
