import { randomInt } from "node:crypto";
import { type MadePartner, MakePartnerInput } from "#protocol/api/partners";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { webhookSecret } from "../../deliveries/webhook-secret";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { checkReceiver } from "../webhooks/check-receiver";
import { checkShare } from "./check-share";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_CHARS = 16;

export async function makePartner({ ctx, input }: Call<unknown>): Promise<MadePartner> {
  const owner = requirePerson(ctx).id;
  const given = parseInput(MakePartnerInput, input);
  checkShare(given.sharePercent);
  if (given.webhookUrl !== null) await checkReceiver(owner, { path: "webhookUrl", url: given.webhookUrl });
  const { config, prisma, signatures } = handle();
  const id = `pt_${Array.from({ length: ID_CHARS }, () => DIGITS[randomInt(DIGITS.length)]).join("")}`;
  const network = ctx.caller ? signatures.networkOf(ctx.caller) : null;
  await prisma.$transaction(async (tx) => {
    // Two at once cannot both be the last one.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`partners ${owner}`}, 0))`;
    if ((await tx.partner.count({ where: { owner, closedAt: null } })) >= LIMITS.MAX_PARTNERS)
      throw refuse("too-many-partners", { max: LIMITS.MAX_PARTNERS });
    await audit(tx, ctx, "partner.made", id, { name: given.name });
    await tx.partner.create({ data: { id, owner, network, ...given } });
  });
  return { id, secret: webhookSecret(config.storageKey, id) };
}
