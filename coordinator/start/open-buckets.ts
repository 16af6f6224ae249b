import { MINUTE } from "#core/time";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { ConnectionStore } from "../buckets/connection-store";
import { KeySeal } from "../buckets/key-seal";
import type { Config } from "../config";
import { Quota } from "../gateway/quota";
import { createOutbound } from "../outbound/outbound";

/** Outbound calls, and the buckets that customers have connected. */
export const openBuckets = (config: Config, prisma: PrismaClient) => ({
  outbound: createOutbound(config.mayCall),
  connections: new ConnectionStore(prisma, new KeySeal(config.storageKey)),
  bucketChecks: new Quota({ max: LIMITS.MAX_BUCKET_CHECKS_PER_MINUTE, windowMs: MINUTE }),
  webhooksSaved: new Quota({ max: LIMITS.MAX_WEBHOOKS_SAVED_PER_MINUTE, windowMs: MINUTE }),
});
