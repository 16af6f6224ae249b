import { ChangePartnerInput, type MadePartner } from "#protocol/api/partners";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { webhookSecret } from "../../deliveries/webhook-secret";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { checkReceiver } from "../webhooks/check-receiver";
import { checkShare } from "./check-share";
import { ownPartner } from "./own-partner";

/** Visits that are open keep the share that was agreed to. */
export async function changePartner({ ctx, input }: Call<unknown>): Promise<MadePartner> {
  const owner = requirePerson(ctx).id;
  const { partnerId, ...given } = parseInput(ChangePartnerInput, input);
  const { closedAt } = await ownPartner(owner, partnerId);
  if (closedAt) throw refuse("partner-closed");
  checkShare(given.sharePercent);
  if (given.webhookUrl !== null) await checkReceiver(owner, { path: "webhookUrl", url: given.webhookUrl });
  const { config, prisma } = handle();
  await prisma.$transaction(async (tx) => {
    await tx.partner.update({ where: { id: partnerId }, data: given });
    await audit(tx, ctx, "partner.changed", partnerId);
  });
  return { id: partnerId, secret: webhookSecret(config.storageKey, partnerId) };
}
