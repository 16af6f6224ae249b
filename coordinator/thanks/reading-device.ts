import { handle } from "../handle";
import { invalidInput } from "../refusals/invalid-input";
import { refuse } from "../refusals/refuse";
import type { Reader } from "./read-thanks";

/** The device whose token this is, unless its household removed it. */
export async function readingDevice(deviceToken: string): Promise<Reader> {
  const { prisma, signatures } = handle();
  const id = signatures.readDeviceToken(deviceToken);
  if (!id) throw invalidInput([{ path: "deviceToken", fault: { kind: "no-device-token" } }]);
  const device = await prisma.device.findUnique({ where: { id }, select: { removedAt: true } });
  if (!device || device.removedAt !== null) throw refuse("device-not-joined");
  return { column: "id", value: id };
}
