import type { Webhook } from "#prisma/generated/client";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** Another person's webhook does not exist for the caller. */
export async function ownWebhook(owner: string, webhookId: string): Promise<Webhook> {
  const found = await handle().prisma.webhook.findUnique({ where: { id: webhookId } });
  if (found?.owner === owner) return found;
  throw refuse("no-such-webhook", { webhookId });
}
