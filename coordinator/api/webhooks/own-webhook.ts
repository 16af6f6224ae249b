import type { Webhook } from "#prisma/generated/client";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";

/** Another person's webhook does not exist for the caller. */
export async function ownWebhook(owner: string, webhookId: string): Promise<Webhook> {
  const found = await handle().prisma.webhook.findUnique({ where: { id: webhookId } });
  if (found?.owner === owner) return found;
  throw new ApiError("NOT_FOUND", `You have no webhook ${webhookId}. The account page lists those you have.`);
}
