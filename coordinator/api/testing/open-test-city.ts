import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Server } from "socket.io";
import type { DeviceMessage } from "#core/coordination/effects";
import type { CustomerId } from "#core/ids";
import { seededRandom } from "#core/random";
import { LIMITS } from "#protocol/limits";
import type { Role } from "#protocol/people/roles";
import type { Context } from "../../auth/context";
import { readConfig } from "../../config";
import { testDatabase } from "../../database/test-database";
import { type Handle, publishHandle } from "../../handle";
import { createLog } from "../../log";
import { policyFrom } from "../../policy";
import { openSettings } from "../../settings/open-settings";
import { openHandle } from "../../start/open-handle";
import { storesOn } from "../../start/open-stores";
import { remoteCommands } from "../../start/remote-commands";
import { CITY, recordUploads } from "../../uploads/uploads";
import { strictContract } from "./strict-contract";

export interface TestCity {
  handle: Handle;
  /** Signs a person up, who gets the welcome gift of C$5. */
  person(name: string, role?: Role): Promise<Context>;
  /** For whoever names it. */
  upload(content: string | Uint8Array): Promise<string>;
  /** Messages to devices. */
  messages: DeviceMessage[];
  close(): Promise<void>;
}

const OWNER = "coordinator-under-test";

/** A whole coordinator without its servers: real database, real blobs, real accounts. The verbs find it by its handle. */
export async function openTestCity(environment: Record<string, string> = {}): Promise<TestCity> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), "lamplighter-api-"));
  const began = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent", WELCOME_REQUIRES: "nothing", ...environment });
  const log = createLog(began.logLevel);
  const held = await openSettings({ pool: database.pool, config: began, limits: LIMITS, log });
  const { config, settings } = held;
  const connect = () => database.connect();
  const connections = { first: await connect(), again: connect };
  const { handle, close } = openHandle({
    config,
    log,
    policy: policyFrom(config),
    limits: held.limits,
    settings,
    stores: await storesOn({ database, self: OWNER, connections, config, log }),
    io: new Server(),
    assets: { controlPath: "/build/control.js", bucketTrialPath: "/build/bucket-trial.js" },
    contractWatch: strictContract,
    sharedNetwork: () => null,
    random: seededRandom(1),
  });
  const { coordinator, live, auth, prisma, blobs } = handle;
  await handle.bus.listen(
    remoteCommands({
      coordinator,
      live,
      gateway: { remove: () => undefined, nameHousehold: () => undefined },
      household: { changed: () => undefined },
      settings,
    }),
  );
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
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
