import { type FoundPairing, PairingCodeInput } from "#protocol/api/account";
import { handle } from "../../handle";
import { readPairingCode } from "../../pairing/read-pairing-code";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** What people should see before they approve: the code may be a stranger's. */
export async function findPairing({ ctx, input }: Call<unknown>): Promise<FoundPairing> {
  const { code } = parseInput(PairingCodeInput, input);
  const { prisma, signatures } = handle();
  const { deviceId, network, expiresAt } = await readPairingCode(ctx, code);
  const { label, cores, creditNanos } = await prisma.device.findUniqueOrThrow({ where: { id: deviceId } });
  return {
    deviceId,
    label,
    cores,
    creditNanos: Number(creditNanos),
    isSameNetwork: ctx.caller !== undefined && signatures.networkOf(ctx.caller) === network,
    expiresAt: expiresAt.toISOString(),
  };
}
