import type { Server as HttpServer } from "node:http";
import path from "node:path";
import type { Policy } from "#core/coordination/policy";
import { LIMITS, type Limits } from "#protocol/limits";
import { watchContract } from "./api/contract-watch";
import { mayFollowJob as mayFollow } from "./api/jobs/may-follow-job";
import type { Context } from "./auth/context";
import { steadyNow } from "./clock";
import type { Config } from "./config";
import { NetworkWatch } from "./duties/network-watch";
import { DeviceGateway } from "./gateway/device-gateway";
import { type Handle, publishHandle } from "./handle";
import { HeldInputsKeeper } from "./held-inputs/held-inputs-keeper";
import { type BrowserAssets, loadBrowserAssets } from "./http/browser-assets";
import { sandboxSite } from "./http/sandbox-site";
import { serveSites } from "./http/serve-sites";
import { siteHeaders } from "./http/site-headers";
import type { Handler, Route } from "./http/site-router";
import { ResultComparator } from "./intake/result-comparator";
import { ResultIntake } from "./intake/result-intake";
import { LiveGateway } from "./live/live-gateway";
import type { Log } from "./log";
import { Metrics } from "./metrics";
import { ObjectLinks } from "./objects/object-links";
import { PlacementAsks } from "./placements/placement-asks";
import { Placements } from "./placements/placements";
import { Recomputations } from "./placements/recomputations";
import { policyFrom } from "./policy";
import { PROJECT_ROOT } from "./project-root";
import { BrowserAccess } from "./relay/browser-access";
import { Relay } from "./relay/relay";
import { TicketSeal } from "./relay/relay-ticket";
import { createCoordinator } from "./start/create-coordinator";
import { openAccounts } from "./start/open-accounts";
import { openBuckets } from "./start/open-buckets";
import { openSockets } from "./start/open-sockets";
import { openStores } from "./start/open-stores";
import { openVerbs } from "./start/open-verbs";
import { publishDecisions } from "./start/publish-decisions";
import { remoteCommands } from "./start/remote-commands";
import { siteRoutes } from "./start/site-routes";
import { startDuties } from "./start/start-duties";

export interface RunningCoordinator {
  handle: Handle;
  http: HttpServer;
  /** What the coordinator answers itself, before the site. */
  routes: readonly Route[];
  /** The site answers from now on. */
  serve(site: Handler): void;
  close(): Promise<void>;
}

/** Composes the coordinator: stores, accounts, core, gateways and duties, listening on the configured address. */
export async function startCoordinator(
  config: Config,
  log: Log,
  policy: Policy = policyFrom(config),
  limits: Limits = LIMITS,
): Promise<RunningCoordinator> {
  const stores = await openStores(config, log);
  const { database, units, blobs, bus } = stores;
  const { pool, prisma } = database;
  const assets = await loadBrowserAssets(path.join(PROJECT_ROOT, "dist", "browser"), config.siteUrl);
  const { verbs, closeVerbs } = openVerbs(blobs, stores.blobPlace, database.url, limits, config);
  const sockets = openSockets(config, limits);

  const onAccessLost = (personId: string) => bus.publishToAll({ kind: "access.lost", personId });
  const { auth, post, signatures } = openAccounts({ config, prisma, limits, log, onAccessLost });
  const databaseReady = async () => {
    await database.ready();
    await bus.ready();
  };
  const coordinator = createCoordinator({ policy, units, blobs, log, databaseReady });

  const buckets = openBuckets(config, prisma);
  const { connections, outbound } = buckets;
  const origin = new URL(config.siteUrl).origin;
  const asks = new PlacementAsks();
  const recomputations = new Recomputations();
  const browserAccess = new BrowserAccess({ outbound, origin, now: steadyNow });
  const relay = new Relay({
    pool,
    log,
    origin,
    now: steadyNow,
    wallNow: Date.now,
    seal: new TicketSeal(config.storageKey),
    limits,
  });
  const relayed = { browserAccess, relay };
  const links = new ObjectLinks({
    coordinator,
    prisma,
    blobs,
    connections,
    outbound,
    recomputations,
    ...relayed,
    origin,
    now: steadyNow,
  });
  const stored = { pool, prisma, blobs };
  const placements = new Placements({
    coordinator,
    ...stored,
    asks,
    recomputations,
    ...relayed,
    connections,
    outbound,
    log,
    now: steadyNow,
    limits,
  });

  const heldInputs = new HeldInputsKeeper({ memory: coordinator, pool, now: steadyNow });
  const common = { io: sockets.io, coordinator, log, now: steadyNow };
  const networks = new NetworkWatch(log);
  const mayFollowJob = (ctx: Context, jobId: string) => mayFollow(prisma, ctx, jobId);
  const live = new LiveGateway({
    ...common,
    contextFor: (headers) => auth.contextFor(headers),
    mayFollowJob,
    sharedNetwork: () => networks.shared,
  });
  const comparator = new ResultComparator({
    state: () => coordinator.state,
    dispatch: (event) => coordinator.dispatch(event),
    comparer: verbs.comparer,
    blobs,
    log,
  });
  const provesGrant = signatures.provesGrant.bind(signatures);
  const intake = new ResultIntake({ coordinator, comparator, provesGrant, log });
  const gateway = new DeviceGateway({
    ...common,
    intake,
    store: units,
    blobs,
    links,
    asks,
    recomputations,
    heldInputs,
    signatures,
    city: config.cityName,
    limits,
  });
  const metrics = new Metrics(() => coordinator.state);
  await bus.listen(remoteCommands(coordinator, live, gateway));

  const accounts = { auth, post, signatures };
  const { controlPath, bucketTrialPath } = assets;
  const watch = { contractWatch: watchContract(log), controlPath, bucketTrialPath };
  const handle: Handle = {
    config,
    log,
    prisma,
    pool,
    blobs,
    ...accounts,
    ...buckets,
    ...verbs,
    ...watch,
    coordinator,
    live,
    bus,
  };
  publishHandle(handle);
  await coordinator.start(publishDecisions({ gateway, live, metrics, bus }));
  const endDuties = startDuties(handle, { units, networks, placements, heldInputs });
  const routes = siteRoutes({ handle, assets, networks, recomputations, relay, metrics, limits, mayFollowJob });
  const sites = sitesOf(config, assets, routes, log);
  await sockets.listen(sites.handle);

  return {
    handle,
    http: sockets.http,
    routes,
    serve: (site) => sites.serve(site),
    async close() {
      await endDuties();
      await placements.close();
      gateway.close();
      live.close();
      await sockets.close();
      await coordinator.close();
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

const sitesOf = (config: Config, assets: BrowserAssets, routes: readonly Route[], log: Log) =>
  serveSites({
    sandboxHost: new URL(config.sandboxUrl).host,
    sandbox: sandboxSite(assets, config.siteUrl),
    headers: siteHeaders(config.siteUrl),
    routes: [...routes],
    wayHere: config.wayHere,
    log,
  });
