import type { Server } from "socket.io";
import type { Policy } from "#core/coordination/policy";
import type { SharedNetwork } from "#core/coordination/sessions/shared-network";
import type { Random } from "#core/random";
import type { Limits } from "#protocol/limits";
import type { ContractWatch } from "../api/contract-watch";
import { mayFollowJob } from "../api/jobs/may-follow-job";
import { steadyNow } from "../clock";
import type { Config } from "../config";
import type { Handle } from "../handle";
import { CityHealth } from "../health/city-health";
import { printHouseholds } from "../household/print-households";
import type { BrowserAssets } from "../http/browser-assets";
import { LiveGateway } from "../live/live-gateway";
import type { Log } from "../log";
import { stripeProvider } from "../payments/stripe/stripe-provider";
import { Peers } from "../peers/peers";
import type { SettingsBook } from "../settings/settings-book";
import { createCoordinator } from "./create-coordinator";
import { openAccounts } from "./open-accounts";
import { openBuckets } from "./open-buckets";
import type { Stores } from "./open-stores";
import { openVerbs } from "./open-verbs";

interface Parts {
  config: Config;
  log: Log;
  policy: Policy;
  limits: Limits;
  settings: SettingsBook;
  stores: Stores;
  io: Server;
  assets: Pick<BrowserAssets, "controlPath" | "bucketTrialPath">;
  contractWatch: ContractWatch;
  /** The network that most devices share, if there is one. */
  sharedNetwork: () => SharedNetwork | null;
  random?: Random;
}

/**
 * Everything that the verbs work with: accounts, buckets, the coordinator and its followers, on top of the open stores.
 */
export function openHandle(parts: Parts) {
  const { config, log, limits, settings, stores } = parts;
  const { database, units, blobs, blobPlace, bus } = stores;
  const { pool, prisma } = database;
  const onAccessLost = (personId: string) => bus.publishToAll({ kind: "access.lost", personId });
  const accounts = openAccounts({ config, prisma, limits, log, onAccessLost });
  const { verbs, closeVerbs } = openVerbs(blobs, blobPlace, database.url, limits, config);
  const buckets = openBuckets(config, prisma);
  const coordinator = createCoordinator({ ...parts, units, blobs, databaseReady: () => storesReady(stores) });
  const peers = new Peers({ pool, self: stores.self, coordinator });
  const live = new LiveGateway({
    io: parts.io,
    coordinator,
    peers,
    contextFor: (headers) => accounts.auth.contextFor(headers),
    mayFollowJob: (ctx, jobId) => mayFollowJob(prisma, ctx, jobId),
    printHouseholds: (people) => printHouseholds(pool, people),
    sharedNetwork: parts.sharedNetwork,
    log,
    now: steadyNow,
  });
  const isServed = new URL(config.siteUrl).protocol === "https:";
  const health = new CityHealth({
    ...{ pool, self: stores.self, limits, isServed },
    tariffs: () => config.tariffs.tariffs,
  });
  const cards = config.stripe && stripeProvider(config.stripe, config);
  const { controlPath, bucketTrialPath } = parts.assets;
  const browser = { contractWatch: parts.contractWatch, controlPath, bucketTrialPath };
  const common = { config, limits, settings, log, prisma, pool, blobs, coordinator, live, peers, health, bus, cards };
  const handle: Handle = { ...common, ...accounts, ...buckets, ...verbs, ...browser };
  return {
    handle,
    /** To be closed after everything that talks to devices and pages. */
    async close() {
      await coordinator.close();
      await peers
        .end()
        .catch((error) => log.warn({ event: "peers.unended", err: error }, "its shares of dials stay for now"));
      await health
        .end()
        .catch((error) => log.warn({ event: "health.unended", err: error }, "it will be missed for a day"));
      await units
        .endTerm()
        .catch((error) => log.warn({ event: "term.unended", err: error }, "blocks stay claimed for now"));
      await bus.close();
      await closeVerbs();
      await buckets.outbound.close();
      await database.close();
    },
  };
}

async function storesReady({ database, bus }: Stores) {
  await database.ready();
  await bus.ready();
}
