import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import type { Policy } from "#core/coordination/policy";
import type { CustomerId, JobId } from "#core/ids";
import { LIMITS, type Limits } from "#protocol/limits";
import { strictContract } from "../api/testing/strict-contract";
import type { Context } from "../auth/context";
import { readConfig } from "../config";
import { testDatabase } from "../database/test-database";
import type { Handle } from "../handle";
import { createLog } from "../log";
import { policyFrom } from "../policy";
import { type RunningCoordinator, startCoordinator } from "../start-coordinator";
import { CITY, recordUploads } from "../uploads/uploads";
import { type SeededJob, seedJob } from "./seed-job";
import { type DeviceOptions, SocketDevice } from "./socket-device";

export interface TestCoordinator {
  url: string;
  running: RunningCoordinator;
  sandboxUrl: string;
  handle: Handle;
  /** May call every verb. */
  admin: Context;
  device(options?: DeviceOptions): SocketDevice;
  seed(job: SeededJob): Promise<JobId>;
  /** Stores bytes that everybody may name. */
  upload(bytes: Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/**
 * A whole coordinator in this process, with its servers on a free port and its own database; it serves no pages unless
 * `serveSite` is called.
 */
export async function startTestCoordinator(
  policy: Partial<Policy> = {},
  settings: Record<string, string> = {},
  limits: Partial<Limits> = {},
): Promise<TestCoordinator> {
  const [database, port, dataDir] = await Promise.all([
    testDatabase(),
    getPort({ host: "127.0.0.1" }),
    scratchFolder(),
  ]);
  const env = {
    ...{ PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: database.url },
    ...{ LOG_LEVEL: "silent", WELCOME_REQUIRES: "nothing" },
    ...settings,
  };
  const config = readConfig({ ...env, LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? env.LOG_LEVEL });
  const bounds = { ...LIMITS, ...limits };
  const running = await startCoordinator(
    config,
    createLog(config.logLevel),
    { ...policyFrom(config), ...policy },
    bounds,
  );
  running.handle.contractWatch = strictContract;
  const { pool, prisma, blobs, coordinator } = running.handle;
  const devices: SocketDevice[] = [];
  return {
    url: config.siteUrl,
    sandboxUrl: config.sandboxUrl,
    running,
    handle: running.handle,
    admin: {
      person: { id: "admin" as CustomerId, name: "Admin", email: "admin@example.org", role: "owner" },
      via: "test",
    },
    device(options) {
      const device = new SocketDevice(config.siteUrl, options);
      devices.push(device);
      return device;
    },
    async seed(job) {
      const jobId = await seedJob(pool, job);
      await coordinator.openJob(jobId);
      return jobId;
    },
    async upload(bytes) {
      const { hash } = await blobs.putBytes(bytes);
      await recordUploads(prisma, CITY, [hash]);
      return hash;
    },
    async close() {
      for (const device of devices) device.close();
      await running.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An embedded database that root starts runs under another account, which must have access. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "lamplighter-"));
  await chmod(folder, 0o755);
  return folder;
}
