import type { PrismaClient } from "#prisma/generated/client";
import { ConnectionStore } from "../buckets/connection-store";
import { KeySeal } from "../buckets/key-seal";
import type { Config } from "../config";
import { createOutbound } from "../outbound/outbound";

/** The way to addresses that customers name, and the buckets that they have connected. */
export const openBuckets = (config: Config, prisma: PrismaClient) => ({
  outbound: createOutbound(config.mayCall),
  connections: new ConnectionStore(prisma, new KeySeal(config.storageKey)),
});
