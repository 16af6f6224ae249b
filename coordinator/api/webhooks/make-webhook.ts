import { randomInt } from "node:crypto";
import { type MadeWebhook, MakeWebhookInput } from "#protocol/api/webhooks";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { webhookSecret } from "../../deliveries/webhook-secret";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { checkReceiver } from "./check-receiver";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const ID_CHARS = 16;

/** Makes a webhook. Its secret is only in this answer. */
export async function makeWebhook({ ctx, input }: Call<unknown>): Promise<MadeWebhook> {
  const owner = requirePerson(ctx).id;
  const { url } = parseInput(MakeWebhookInput, input);
  await checkReceiver(owner, { path: "url", url });
  const { config, prisma } = handle();
  const id = `wh_${Array.from({ length: ID_CHARS }, () => DIGITS[randomInt(DIGITS.length)]).join("")}`;
  const made = await prisma.$transaction(async (tx) => {
    // Two at once cannot both be the last one.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks ${owner}`}, 0))`;
    if ((await tx.webhook.count({ where: { owner } })) >= LIMITS.MAX_WEBHOOKS) {
      throw refuse("too-many-webhooks", { max: LIMITS.MAX_WEBHOOKS });
    }
    await audit(tx, ctx, "webhook.made", id);
    return tx.webhook.create({ data: { id, owner, url } });
  });
  return { id, url, createdAt: made.createdAt.toISOString(), secret: webhookSecret(config.storageKey, id) };
}
