import { SECOND } from "#core/time";
import { callWebhook } from "../deliveries/call-webhook";
import { deliverDue, forgetDeliveries } from "../deliveries/deliver-due";
import type { DueDelivery } from "../deliveries/due-delivery";
import { sendLetter } from "../deliveries/send-letter";
import type { Handle } from "../handle";
import { Duty } from "./duty";

const FORGET_EVERY = 600;

type Parts = Pick<Handle, "config" | "log" | "outbound" | "pool" | "post" | "prisma">;

/** Tries one delivery, by the way that it goes. */
export const deliverOnce =
  ({ config, outbound, post, prisma }: Omit<Parts, "log" | "pool">) =>
  (delivery: DueDelivery) =>
    delivery.webhookId === null
      ? sendLetter(delivery, { prisma, post, city: config.cityName, siteUrl: config.siteUrl })
      : callWebhook(delivery, {
          outbound,
          serverKey: config.storageKey,
          nowSeconds: Math.floor(Date.now() / 1_000),
        });

/** Tells customers of their jobs: webhooks and letters. */
export function deliveryDuty(parts: Parts): Duty {
  const deliver = deliverOnce(parts);
  let rounds = 0;
  return new Duty("deliveries", SECOND, parts.log, async () => {
    if (rounds % FORGET_EVERY === 0) await forgetDeliveries(parts.pool);
    rounds += 1;
    await deliverDue({ pool: parts.pool, random: Math.random, deliver });
  });
}
