import { randomBytes } from "node:crypto";
import type { Server as HttpServer } from "node:http";
import path from "node:path";
import pg from "pg";
import { Server } from "socket.io";
import type { CityEvent } from "#core/coordination/events";
import type { Policy } from "#core/coordination/policy";
import type { JobId } from "#core/ids";
import { MINUTE } from "#core/time";
import { DEVICE_NAMESPACE } from "#protocol/device-protocol";
import { LIMITS, type Limits } from "#protocol/limits";
import { LIVE_NAMESPACE } from "#protocol/live-messages";
import { watchContract } from "./api/contract-watch";
import { mayFollowJob } from "./api/jobs/may-follow-job";
import { stampCaller } from "./auth/client-address";
import type { Context } from "./auth/context";
import { countTries } from "./auth/count-tries";
import { createAuth } from "./auth/create-auth";
import { Signatures } from "./auth/signatures";
import { WelcomeDesk } from "./auth/welcome-desk";
import { welcomeDevices } from "./auth/welcome-devices";
import { steadyClock, steadyNow } from "./clock";
import { OutputComparer } from "./comparison/output-comparer";
import type { Config } from "./config";
import { openDatabase } from "./database/open-database";
import { heartbeat } from "./duties/heartbeat";
import { jobFollower } from "./duties/job-follower";
import { jobSampler } from "./duties/job-sampler";
import { leaseSweeper } from "./duties/lease-sweeper";
import { ledgerAuditor } from "./duties/ledger-auditor";
import { NetworkWatch, networkWatcher } from "./duties/network-watch";
import { AtOnce } from "./gateway/at-once";
import { boundedParser } from "./gateway/bounded-parser";
import { DeviceGateway } from "./gateway/device-gateway";
import { guardConnections } from "./gateway/guard-connections";
import { Quota } from "./gateway/quota";
import { type Handle, publishHandle } from "./handle";
import { blobRoutes } from "./http/blob-routes";
import { boxSite } from "./http/box-site";
import { loadBrowserAssets } from "./http/browser-assets";
import { trackConnections } from "./http/connections";
import { GrantBlobs } from "./http/grant-blobs";
import { mayConnect } from "./http/may-connect";
import { openHttpServer } from "./http/open-http-server";
import { pictureRoute } from "./http/pictures/picture-route";
import { pictureViewers } from "./http/pictures/picture-viewers";
import { serveSites } from "./http/serve-sites";
import { setupRoute } from "./http/setup-route";
import { siteHeaders } from "./http/site-headers";
import type { Handler, Route } from "./http/site-router";
import { statusRoutes } from "./http/status-routes";
import { InputPlanner } from "./inputs/input-planner";
import { readBlocks } from "./inputs/read-blocks";
import { ResultComparator } from "./intake/result-comparator";
import { ResultIntake } from "./intake/result-intake";
import { LiveGateway } from "./live/live-gateway";
import type { Log } from "./log";
import { smtpMailer } from "./mail/mailer";
import { PostOffice } from "./mail/post-office";
import { Metrics } from "./metrics";
import { policyFrom } from "./policy";
import { ProgramChecker } from "./programs/program-checker";
import { PROJECT_ROOT } from "./project-root";
import { Coordinator } from "./shell/coordinator";
import { createDiskBlobStore } from "./storage/disk-blob-store";
import { type Command, openCommandBus } from "./store/command-bus";
import { coordinatorId, lockName } from "./store/coordinator-id";
import { createPostgresUnitStore } from "./store/postgres-unit-store";

export interface RunningCoordinator {
  handle: Handle;
  http: HttpServer;
  /** What the coordinator answers itself, before the site. */
  routes: readonly Route[];
  /** The site answers from now on. */
  serve(site: Handler): void;
  close(): Promise<void>;
}

/** Composes the coordinator: database, store, core, doors and duties, listening on the configured address. */
export async function startCoordinator(
  config: Config,
  log: Log,
  policy: Policy = policyFrom(config),
  limits: Limits = LIMITS,
): Promise<RunningCoordinator> {
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    say: (message) => log.info({ event: "database" }, message),
    onLost: (error) => {
      log.fatal({ event: "database.lost", err: error }, "the embedded database cannot be brought back");
      process.exit(1);
    },
  });
  const { pool, prisma } = database;
  const connect = async () => {
    const client = new pg.Client({ connectionString: database.url, keepAlive: true });
    client.on("error", () => undefined); // told by the bus, once it listens
    await client.connect();
    return client;
  };
  const connection = await connect();
  const self = await coordinatorId(config.dataDir, connection);
  const store = createPostgresUnitStore(pool, self, database.commits);
  const blobsFolder = path.join(config.dataDir, "blobs");
  const blobs = await createDiskBlobStore(blobsFolder);
  const signatures = new Signatures(config.authSecret);
  const tries = countTries(prisma, Date.now);
  const post = new PostOffice({ mailer: config.mail && smtpMailer(config.mail), tries, limits, log });
  const welcome = new WelcomeDesk({ prisma, config, tries, limits });
  const auth = createAuth({
    config,
    prisma,
    limits,
    post,
    onNewPerson: (personId, network) => welcome.signedUp(personId, network),
    onVerified: (personId, network) => welcome.verified(personId, network),
    onAccessLost: async (personId) => {
      live.loseAccess(personId);
      await bus.tell({ kind: "access.lost", personId });
    },
  });
  const coordinator = new Coordinator({
    policy,
    store,
    readUnits: (blob, rows) => readBlocks(blobs, blob, rows),
    log,
    clock: steadyClock,
    newEpoch: () => `${randomBytes(5).toString("hex")}-`,
    random: secretRandom,
    databaseReady: async () => {
      await database.ready();
      await bus.ready();
    },
  });
  const assets = await loadBrowserAssets(path.join(PROJECT_ROOT, "dist", "browser"), config.siteUrl);
  const siteOrigins = { siteUrl: config.siteUrl, sandboxUrl: config.sandboxUrl };
  let answer: Handler = () => undefined;
  // Before socket.io takes its own requests out of these.
  const http = openHttpServer((request, response) => answer(request, response), limits);
  const connections = trackConnections(http);
  const io = new Server(http, {
    allowRequest: (request, allow) => {
      stampCaller(request, config.wayHere);
      const refusal = guard.refusal(request);
      allow(refusal, refusal === undefined && mayConnect(request, siteOrigins));
    },
    connectTimeout: limits.helloMs,
    transports: ["websocket"],
    destroyUpgrade: false,
    serveClient: false,
    parser: boundedParser,
    maxHttpBufferSize: LIMITS.messageBytes,
    pingInterval: 10_000,
    pingTimeout: 12_000,
  });
  const comparer = new OutputComparer(blobs);
  const comparator = new ResultComparator({
    city: () => coordinator.city,
    dispatch: (event) => coordinator.dispatch(event),
    comparer,
    blobs,
    log,
  });
  const provesGrant = signatures.provesGrant.bind(signatures);
  const intake = new ResultIntake({ coordinator, comparator, provesGrant, log });
  const guard = guardConnections(io, limits, steadyNow);
  // Nothing speaks in the namespace that a socket joins when it names none.
  io.use((_socket, next) => next(new Error(`Connect to ${DEVICE_NAMESPACE} or ${LIVE_NAMESPACE}.`)));
  const city = config.cityName;
  const gateway = new DeviceGateway({
    io,
    coordinator,
    intake,
    store,
    blobs,
    signatures,
    city,
    log,
    now: steadyNow,
    limits,
  });
  const networks = new NetworkWatch(log);
  const mayFollow = (ctx: Context, jobId: string) => mayFollowJob(prisma, ctx, jobId);
  const live = new LiveGateway({
    io,
    coordinator,
    contextFor: (headers) => auth.contextFor(headers),
    mayFollowJob: mayFollow,
    sharedNetwork: () => networks.shared,
    log,
    now: steadyNow,
  });
  const metrics = new Metrics(() => coordinator.city);
  const connectAgain = async () => {
    const client = await connect();
    await lockName(client, self);
    return client;
  };
  const listener = {
    hear: (command: Command) => obey(coordinator, live, command),
    missed: () => void coordinator.restart(new Error("Commands of other coordinators may have been missed.")),
  };
  const bus = await openCommandBus(self, { first: connection, again: connectAgain }, listener, log);
  const programs = new ProgramChecker();
  const planner = new InputPlanner(blobs, blobsFolder);
  const handle: Handle = {
    config,
    log,
    prisma,
    pool,
    blobs,
    auth,
    post,
    signatures,
    programs,
    planner,
    comparer,
    coordinator,
    live,
    bus,
    apiCalls: new Quota({ most: limits.apiCallsPerMinute, windowMs: MINUTE }),
    contractWatch: watchContract(log),
    downloads: new AtOnce(limits.MAX_DOWNLOADS_PER_PERSON),
    samplesFolder: path.join(PROJECT_ROOT, "samples"),
    controlPath: assets.controlPath,
  };
  publishHandle(handle);
  await coordinator.start({
    send: (message) => gateway.say(message),
    committed: (commit) => {
      for (const { to, ...acknowledgement } of commit.acknowledgements) gateway.acknowledge(to, acknowledgement);
      live.committed(commit);
      metrics.committed(commit);
      for (const [household, { strikes, heard }] of commit.demotions)
        if (!heard) void bus.tell({ kind: "household.fell", household, strikes });
      for (const { program, death } of commit.boxDeaths) void bus.tell({ kind: "program.ended-box", program, death });
    },
    reopened: (jobs) => {
      live.reopened(jobs);
      metrics.reopened(jobs);
    },
    restarted: () => {
      metrics.restarted();
      gateway.disconnectAll();
      live.loseAllAccess();
    },
  });
  const isWelcome = welcomeDevices(prisma);
  const viewerOf = pictureViewers({
    pool,
    auth,
    signatures,
    city: () => coordinator.city,
    isWelcome,
    mayFollowJob: mayFollow,
  });
  const duties = [
    leaseSweeper(coordinator, log),
    heartbeat(coordinator, store, log),
    jobFollower(coordinator, log),
    jobSampler(coordinator, pool, log),
    ledgerAuditor(pool, log),
    networkWatcher(networks, () => coordinator.city, steadyNow, log),
  ];
  const routes = [
    ...assets.routes,
    ...blobRoutes({
      storedBytesPerCustomer: config.storedBytesPerCustomer,
      blobs,
      grantBlobs: new GrantBlobs({ coordinator, prisma, blobs }),
      prisma,
      signatures,
      auth,
      siteUrl: config.siteUrl,
      isWelcome,
      limits,
    }),
    ...statusRoutes({ pool, city: () => coordinator.city, networks, metrics, metricsToken: config.metricsToken }),
    pictureRoute({ pool, blobs, viewerOf, limits }),
    setupRoute({ config, prisma, auth }),
  ];
  const sites = serveSites({
    sandboxHost: new URL(config.sandboxUrl).host,
    box: boxSite(assets, config.siteUrl),
    headers: siteHeaders(config.siteUrl),
    routes,
    wayHere: config.wayHere,
    log,
  });
  answer = sites.handle;
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(config.port, config.host, resolve);
  });

  return {
    handle,
    http,
    routes,
    serve: (site) => sites.serve(site),
    async close() {
      await Promise.all(duties.map((duty) => duty.close()));
      gateway.close();
      live.close();
      const closed = io.close();
      connections.destroy();
      await closed;
      await comparer.close();
      await coordinator.close();
      await store
        .endTerm()
        .catch((error) => log.warn({ event: "term.unended", err: error }, "blocks stay claimed for now"));
      await bus.close();
      await Promise.all([programs.close(), planner.close()]);
      await database.close();
    },
  };
}

const secretRandom = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

/** A command of another coordinator changes this one's memory; that one has made it durable. */
function obey(coordinator: Coordinator, live: LiveGateway, command: Command): void {
  if (command.kind === "access.lost") live.loseAccess(command.personId);
  else if (command.kind !== "job.opened") coordinator.applyRemote(command as CityEvent);
  else coordinator.openJob(command.jobId as JobId).catch(() => undefined); // the job follower will find it
}
