import type { DeliveryProblem } from "#protocol/api/delivery-problem";
import { LIMITS } from "#protocol/limits";
import type { Outbound } from "../outbound/outbound";
import { asAddressRefusal, asOutboundError } from "../outbound/outbound-error";
import type { DeliveryOutcome, DueDelivery } from "./due-delivery";
import { signWebhook } from "./sign-webhook";
import { webhookSecret } from "./webhook-secret";

const GONE = 410;

interface Sender {
  outbound: Outbound;
  serverKey: string;
  nowSeconds: number;
}

/** Calls the receiver once. The outbound client checks where its address leads and follows no redirects. */
export async function callWebhook(
  delivery: DueDelivery,
  { outbound, serverKey, nowSeconds }: Sender,
): Promise<DeliveryOutcome> {
  const { id, webhookId, url } = delivery;
  if (url === null || webhookId === null)
    return { kind: "failed", status: null, problem: { kind: "webhook-deleted" }, final: true };
  const body = bodyOf(delivery);
  const signed = signWebhook(webhookSecret(serverKey, webhookId), id, nowSeconds, body);
  const signal = AbortSignal.timeout(LIMITS.MAX_WEBHOOK_MS);
  const target = new URL(url);
  try {
    const headers = { ...signed, "content-type": "application/json", "user-agent": "Lamplighter-Webhooks/1" };
    const answer = await outbound.call(target, { method: "POST", headers, body, signal, keepsNoConnection: true });
    await answer.body.dump({ limit: LIMITS.MAX_WEBHOOK_ANSWER_BYTES, signal }).catch(() => answer.body.destroy());
    return outcomeOf(answer.status);
  } catch (error) {
    if (signal.aborted) return failed({ kind: "too-slow", seconds: LIMITS.MAX_WEBHOOK_MS / 1_000 });
    const refused = asOutboundError(error, target);
    const problem = { kind: "unreached", host: target.host, reason: refused.reason } as const;
    return { ...failed(problem), final: asAddressRefusal(refused) !== undefined };
  }
}

/** The same for every attempt, so that receivers can recognise duplicates. */
export const bodyOf = ({ kind, facts, createdAt }: DueDelivery): string =>
  JSON.stringify({ type: kind, timestamp: createdAt.toISOString(), data: facts });

function outcomeOf(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return { kind: "delivered", status };
  if (status >= 300 && status < 400) return { ...failed({ kind: "redirected" }, status), final: true };
  if (status === GONE) return { ...failed({ kind: "gone" }, status), final: true };
  return failed({ kind: "refused", status }, status);
}

const failed = (problem: DeliveryProblem, status: number | null = null) =>
  ({ kind: "failed", status, problem, final: false }) as const;
