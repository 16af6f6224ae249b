import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { Server } from "socket.io";
import type { DeviceMessage } from "#core/coordination/effects";
import type { CustomerId } from "#core/ids";
import { seededRandom } from "#core/random";
import { LIMITS } from "#protocol/limits";
import type { Context } from "../../auth/context";
import { readConfig } from "../../config";
import { testDatabase } from "../../database/test-database";
import { type Handle, publishHandle } from "../../handle";
import { registerBlob } from "../../keeping/register-blob";
import { LiveGateway } from "../../live/live-gateway";
import { createLog } from "../../log";
import { policyFrom } from "../../policy";
import { createCoordinator } from "../../start/create-coordinator";
import { openAccounts } from "../../start/open-accounts";
import { openBuckets } from "../../start/open-buckets";
import { openVerbs } from "../../start/open-verbs";
import { openBlobStore } from "../../storage/open-blob-store";
import { openCommandBus } from "../../store/command-bus";
import { createPostgresUnitStore } from "../../store/postgres-unit-store";
import { CITY, recordUploads } from "../../uploads/uploads";
import { mayFollowJob } from "../jobs/may-follow-job";
import { strictContract } from "./strict-contract";

export interface TestCity {
  handle: Handle;
  /** Signs a person up, who gets the welcome gift of C$5. */
  person(name: string, role?: "person" | "admin"): Promise<Context>;
  /** For whoever names it. */
  upload(content: string | Uint8Array): Promise<string>;
  /** What devices were sent. */
  messages: DeviceMessage[];
  close(): Promise<void>;
}

const OWNER = "coordinator-under-test";

/** A whole coordinator without its servers: real database, real blobs, real accounts. The verbs find it by its handle. */
export async function openTestCity(settings: Record<string, string> = {}): Promise<TestCity> {
  const database = await testDatabase();
  const { pool, prisma } = database;
  const dataDir = await mkdtemp(path.join(tmpdir(), "lamplighter-api-"));
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent", WELCOME_REQUIRES: "nothing", ...settings });
  const log = createLog(config.logLevel);
  const blobPlace = { folder: path.join(dataDir, "blobs"), bucket: config.blobBucket };
  const blobs = await openBlobStore(blobPlace, { register: (blob) => registerBlob(pool, blob) });
  const onAccessLost = async (personId: string) => live.loseAccess(personId);
  const accounts = openAccounts({ config, prisma, limits: LIMITS, log, onAccessLost });
  const { verbs, closeVerbs } = openVerbs(blobs, blobPlace, database.url, LIMITS, config);
  const coordinator = createCoordinator({
    policy: policyFrom(config),
    units: createPostgresUnitStore(pool, OWNER),
    blobs,
    log,
    databaseReady: () => database.ready(),
    random: seededRandom(1),
  });
  const live = new LiveGateway({
    io: new Server(),
    coordinator,
    contextFor: (headers) => accounts.auth.contextFor(headers),
    mayFollowJob: (ctx, jobId) => mayFollowJob(prisma, ctx, jobId),
    sharedNetwork: () => null,
    log,
    now: () => Date.now(),
  });
  const connect = async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    return client;
  };
  const bus = openCommandBus(OWNER, { first: await connect(), again: connect }, log);
  const watch = {
    contractWatch: strictContract,
    controlPath: "/build/control.js",
    bucketTrialPath: "/build/bucket-trial.js",
  };
  const buckets = openBuckets(config, prisma);
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
  const messages: DeviceMessage[] = [];
  await coordinator.start({
    send: (message) => messages.push(message),
    committed: (commit) => live.committed(commit),
    reopened: () => undefined,
    restarted: () => undefined,
  });

  return {
    handle,
    messages,
    async person(name, role = "person") {
      const email = `${name.toLowerCase()}@example.org`;
      const id = await accounts.auth.signUp({ name, email, password: randomBytes(12).toString("hex") });
      await prisma.person.update({ where: { id }, data: { role } });
      return { person: { id: id as CustomerId, name, email, role }, via: "web" };
    },
    async upload(content) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const { hash } = await blobs.putBytes(bytes);
      await recordUploads(prisma, CITY, [hash]);
      return hash;
    },
    async close() {
      live.close();
      await coordinator.close();
      await bus.close();
      await closeVerbs();
      await buckets.outbound.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
