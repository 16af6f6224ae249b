import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { Server } from "socket.io";
import type { DeviceMessage } from "#core/coordination/effects";
import type { CustomerId } from "#core/ids";
import { seededRandom } from "#core/random";
import { MINUTE } from "#core/time";
import { LIMITS } from "#protocol/limits";
import type { Context } from "../../auth/context";
import { countTries } from "../../auth/count-tries";
import { createAuth } from "../../auth/create-auth";
import { Signatures } from "../../auth/signatures";
import { WelcomeDesk } from "../../auth/welcome-desk";
import { steadyClock } from "../../clock";
import { OutputComparer } from "../../comparison/output-comparer";
import { readConfig } from "../../config";
import { testDatabase } from "../../database/test-database";
import { AtOnce } from "../../gateway/at-once";
import { Quota } from "../../gateway/quota";
import { type Handle, publishHandle } from "../../handle";
import { InputPlanner } from "../../inputs/input-planner";
import { readBlocks } from "../../inputs/read-blocks";
import { LiveGateway } from "../../live/live-gateway";
import { createLog } from "../../log";
import { PostOffice } from "../../mail/post-office";
import { policyFrom } from "../../policy";
import { ProgramChecker } from "../../programs/program-checker";
import { PROJECT_ROOT } from "../../project-root";
import { Coordinator } from "../../shell/coordinator";
import { createDiskBlobStore } from "../../storage/disk-blob-store";
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

/** A whole coordinator without its doors: real database, real blobs, real accounts. The verbs find it by its handle. */
export async function openTestCity(settings: Record<string, string> = {}): Promise<TestCity> {
  const database = await testDatabase();
  const { pool, prisma } = database;
  const dataDir = await mkdtemp(path.join(tmpdir(), "lamplighter-api-"));
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent", WELCOME_REQUIRES: "nothing", ...settings });
  const log = createLog(config.logLevel);
  const blobsFolder = path.join(dataDir, "blobs");
  const blobs = await createDiskBlobStore(blobsFolder);
  const tries = countTries(prisma, Date.now);
  const post = new PostOffice({ mailer: undefined, tries, limits: LIMITS, log });
  const welcome = new WelcomeDesk({ prisma, config, tries, limits: LIMITS });
  const auth = createAuth({ config, prisma, onNewPerson: (id, network) => welcome.signedUp(id, network) });
  const coordinator = new Coordinator({
    policy: policyFrom(config),
    store: createPostgresUnitStore(pool, OWNER),
    readUnits: (blob, rows) => readBlocks(blobs, blob, rows),
    log,
    clock: steadyClock,
    newEpoch: () => `${randomBytes(5).toString("hex")}-`,
    random: seededRandom(1),
    databaseReady: () => database.ready(),
  });
  const live = new LiveGateway({
    io: new Server(),
    coordinator,
    contextFor: (headers) => auth.contextFor(headers),
    mayFollowJob: (ctx, jobId) => mayFollowJob(prisma, ctx, jobId),
    sharedNetwork: () => null,
    log,
    now: () => Date.now(),
  });
  const listen = async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    return client;
  };
  const bus = await openCommandBus(
    OWNER,
    { first: await listen(), again: listen },
    { hear: () => undefined, missed: () => undefined },
    log,
  );
  const handle: Handle = {
    config,
    log,
    prisma,
    pool,
    blobs,
    auth,
    post,
    signatures: new Signatures(config.authSecret),
    programs: new ProgramChecker(),
    planner: new InputPlanner(blobs, blobsFolder),
    comparer: new OutputComparer(blobs),
    coordinator,
    live,
    bus,
    downloads: new AtOnce(LIMITS.MAX_DOWNLOADS_PER_PERSON),
    contractWatch: strictContract,
    apiCalls: new Quota({ most: LIMITS.apiCallsPerMinute, windowMs: MINUTE }),
    samplesFolder: path.join(PROJECT_ROOT, "samples"),
    controlPath: "/build/control.js",
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
      const id = await auth.signUp({ name, email, password: randomBytes(12).toString("hex") });
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
      await Promise.all([handle.programs.close(), handle.planner.close()]);
      await handle.comparer.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
