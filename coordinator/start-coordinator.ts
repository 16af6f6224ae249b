import type { Server as HttpServer } from "node:http";
import path from "node:path";
import type { Policy } from "#core/coordination/policy";
import { LIMITS, type Limits } from "#protocol/limits";
import { watchContract } from "./api/contract-watch";
import { steadyNow } from "./clock";
import type { Config } from "./config";
import { NetworkWatch } from "./duties/network-watch";
import { type Handle, publishHandle } from "./handle";
import { OwnFigures } from "./health/own-figures";
import { type BrowserAssets, loadBrowserAssets } from "./http/browser-assets";
import { buttonRoutes } from "./http/button-routes";
import { sandboxSite } from "./http/sandbox-site";
import { serveSites } from "./http/serve-sites";
import { serviceWorkerRoute } from "./http/service-worker-route";
import { siteHeaders } from "./http/site-headers";
import type { Handler, Route } from "./http/site-router";
import type { Log } from "./log";
import { Metrics } from "./metrics";
import { policyFrom } from "./policy";
import { PROJECT_ROOT } from "./project-root";
import { retry } from "./retry";
import { openSettings } from "./settings/open-settings";
import { openGateway, openHousehold } from "./start/open-gateway";
import { openHandle } from "./start/open-handle";
import { openObjects } from "./start/open-objects";
import { openSockets } from "./start/open-sockets";
import { openStores } from "./start/open-stores";
import { publishDecisions } from "./start/publish-decisions";
import { remoteCommands } from "./start/remote-commands";
import { siteRoutes } from "./start/site-routes";
import { startDuties } from "./start/start-duties";
import { UnitTracer } from "./tracing/unit-tracer";

const BROWSER_FOLDER = path.join(PROJECT_ROOT, "dist", "browser");

export interface RunningCoordinator {
  handle: Handle;
  http: HttpServer;
  /** What the coordinator answers itself, before Next. */
  routes: readonly Route[];
  /** From now on Next handles the other requests. */
  serve(site: Handler): void;
  close(): Promise<void>;
}

/** Composes the coordinator: stores, accounts, core, gateways and duties, listening on the configured address. */
export async function startCoordinator(
  began: Config,
  log: Log,
  policy: Policy = policyFrom(began),
  bounds: Limits = LIMITS,
): Promise<RunningCoordinator> {
  const stores = await openStores(began, log);
  const { pool } = stores.database;
  const { settings, config, limits } = await openSettings({ pool, config: began, limits: bounds, log });
  const assets = await loadBrowserAssets(BROWSER_FOLDER, config.siteUrl);
  const buildIdFile = path.join(PROJECT_ROOT, ".next", "BUILD_ID");
  const { controlPath } = assets;
  const serviceWorker = await serviceWorkerRoute({
    ...{ folder: BROWSER_FOLDER, controlPath, buildIdFile, config },
    announced: () => settings.ahead(),
  });
  const sockets = openSockets(config, limits);
  const networks = new NetworkWatch(log);
  const inProcess = { io: sockets.io, contractWatch: watchContract(log), sharedNetwork: () => networks.shared };
  const { handle, close } = openHandle({ config, log, policy, limits, settings, stores, assets, ...inProcess });
  const { coordinator, live, peers, bus } = handle;
  const objects = openObjects(handle, limits);
  const household = openHousehold(handle, stores.self);
  settings.onTariffs(() => household.tariffsChanged());
  const gateway = openGateway(handle, { io: sockets.io, store: stores.units, objects, household, limits });
  const figures = new OwnFigures(steadyNow);
  const tracer = new UnitTracer({ config, pool, log, self: stores.self });
  const metrics = new Metrics(() => coordinator.state, config.dataDir);
  await bus.listen(remoteCommands({ coordinator, live, gateway, household, settings }));
  publishHandle(handle);
  await coordinator.start(publishDecisions({ gateway, live, metrics, figures, peers, bus, tracer }));
  // Before any device is here: a new coordinator may not use what others have.
  await retry(() => peers.round(live.pulse.ownRates));
  const endDuties = startDuties(handle, { units: stores.units, networks, ...objects, metrics, figures, tracer });
  const button = await buttonRoutes(handle.buttonFile, handle.visitSigner.publicKey);
  const routes = [...siteRoutes({ handle, assets, networks, ...objects, metrics, limits }), serviceWorker, ...button];
  const sites = sitesOf(config, assets, routes, log);
  await sockets.listen(sites.handle);

  return {
    handle,
    http: sockets.http,
    routes,
    serve: (site) => sites.serve(site),
    async close() {
      await endDuties();
      await tracer.close();
      figures.close();
      await objects.placements.close();
      gateway.close();
      household.close();
      live.close();
      await sockets.close();
      await close();
    },
  };
}

const sitesOf = (config: Config, assets: BrowserAssets, routes: readonly Route[], log: Log) =>
  serveSites({
    sandboxHost: new URL(config.sandboxUrl).host,
    sandbox: sandboxSite(assets, config.siteUrl),
    headers: siteHeaders(config.siteUrl),
    routes: [...routes],
    proxyTrust: config.proxyTrust,
    log,
  });
