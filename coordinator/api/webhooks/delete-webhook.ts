import { WebhookIdInput } from "#protocol/api/webhooks";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { ownWebhook } from "./own-webhook";

/** Pending deliveries to it are given up at their next attempt. */
export async function deleteWebhook({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const owner = requirePerson(ctx).id;
  const { webhookId } = parseInput(WebhookIdInput, input);
  await ownWebhook(owner, webhookId);
  const { prisma } = handle();
  await prisma.webhook.deleteMany({ where: { id: webhookId, owner } });
  await audit(prisma, ctx, "webhook.deleted", webhookId);
  return {};
}
