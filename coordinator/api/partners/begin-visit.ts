import { randomInt } from "node:crypto";
import { HOUR } from "#core/time";
import type { Partner } from "#prisma/generated/client";
import { BeginVisitInput, type BegunVisit } from "#protocol/api/partners";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { signNext } from "../../partners/sign-next";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_CHARS = 20;

/** A device has one visit at a time: whatever another window of its browser had begun ends here. */
export async function beginVisit({ input }: Call<unknown>): Promise<BegunVisit> {
  const asked = parseInput(BeginVisitInput, input);
  const { prisma, pool, signatures, visitSigner: signer, config } = handle();
  const deviceId = signatures.readDeviceToken(asked.deviceToken);
  if (!deviceId) throw invalidInput([{ path: "deviceToken", fault: { kind: "no-device-token" } }]);
  const [partner, device] = await Promise.all([
    prisma.partner.findUnique({ where: { id: asked.partnerId } }),
    prisma.device.findUnique({ where: { id: deviceId } }),
  ]);
  refuseUnless(partner, asked);
  if (!device) throw refuse("device-not-joined");
  const visitId = `vis_${Array.from({ length: ID_CHARS }, () => DIGITS[randomInt(DIGITS.length)]).join("")}`;
  const { origin, player, sharePercent } = asked;
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`visits ${deviceId}`}, 0))`;
    const beganAt = { gte: new Date(Date.now() - HOUR) };
    const lately = await tx.visit.count({ where: { deviceNo: device.no, beganAt } });
    const open = await tx.visit.count({ where: { partnerId: asked.partnerId, endedAt: null } });
    if (lately >= LIMITS.MAX_VISITS_PER_DEVICE_HOUR || open >= LIMITS.MAX_OPEN_VISITS_PER_PARTNER)
      throw refuse("too-many-visits");
    await tx.$executeRaw`UPDATE visit SET ended_at = now(), untold = true WHERE device_no = ${device.no} AND ended_at IS NULL`;
    await tx.visit.create({
      data: { id: visitId, partnerId: asked.partnerId, deviceNo: device.no, origin, player, sharePercent },
    });
  });
  const signed = await signNext({ pool, signer, city: config.siteUrl }, { visitId, deviceId, ends: false });
  if (!signed) throw new Error("A visit that has just begun is not there");
  return { visitId, signed };
}

function refuseUnless(
  partner: Partner | null,
  { partnerId, origin, sharePercent }: { partnerId: string; origin: string; sharePercent: number },
) {
  if (!partner) throw refuse("no-such-partner", { partnerId });
  if (partner.closedAt) throw refuse("partner-closed");
  if (!partner.origins.includes(origin))
    throw invalidInput([{ path: "origin", fault: { kind: "origin-not-registered" } }]);
  if (sharePercent !== Math.min(partner.sharePercent, handle().config.partnerSharePercent))
    throw refuse("share-changed");
}
