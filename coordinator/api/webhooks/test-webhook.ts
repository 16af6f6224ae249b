import { WebhookIdInput } from "#protocol/api/webhooks";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { newDeliveryId } from "../../deliveries/new-delivery-id";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { ownWebhook } from "./own-webhook";

const MINUTE_MS = 60_000;

/** A test is delivered like any other event: a moment later, signed, and logged. */
export async function testWebhook({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const owner = requirePerson(ctx).id;
  const { webhookId } = parseInput(WebhookIdInput, input);
  await ownWebhook(owner, webhookId);
  const { prisma } = handle();
  const kind = "webhook.test";
  const createdAt = { gte: new Date(Date.now() - MINUTE_MS) };
  if ((await prisma.delivery.count({ where: { owner, kind, createdAt } })) >= LIMITS.MAX_WEBHOOK_TESTS_PER_MINUTE) {
    throw refuse("too-many-webhook-tests", { max: LIMITS.MAX_WEBHOOK_TESTS_PER_MINUTE });
  }
  const id = newDeliveryId();
  await prisma.delivery.create({ data: { id, owner, webhookId, kind, facts: {} } });
  return {};
}
