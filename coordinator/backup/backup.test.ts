import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { readConfig } from "../config";
import { connectPool } from "../database/connect-pool";
import { brokenLaws } from "../testing/broken-laws";
import { JobWatch } from "../testing/job-watch";
import { SocketDevice } from "../testing/socket-device";
import { type CoordinatorProcess, startCoordinatorProcess } from "../testing/start-coordinator-process";
import { scratchFolder } from "../testing/start-test-coordinator";
import { makeBackup } from "./make-backup";
import { restoreBackup } from "./restore-backup";

const LONG_MS = 600_000;
const BYTES = randomBytes(50_000);
const HASH = createHash("sha256").update(BYTES).digest("hex");

let root: string;
let coordinator: CoordinatorProcess | undefined;
const folder = (name: string) => path.join(root, name);

beforeAll(async () => {
  root = await scratchFolder();
});

afterAll(async () => {
  await coordinator?.close();
  await rm(root, { recursive: true, force: true });
});

const upload = (url: string, headers: Record<string, string>) =>
  fetch(`${url}/api/v1/blobs`, { method: "POST", headers: { ...headers, origin: url }, body: BYTES });

test(
  "a site that is restored from a backup made while it worked finishes what was under way; people, keys and devices are known",
  async () => {
    const old = await startCoordinatorProcess({ dataDir: folder("old") });
    coordinator = old;
    const { key, cookie } = (await old.do("customer")) as { key: string; cookie: string };
    expect((await upload(old.url, { authorization: `Bearer ${key}` })).status).toBe(200);
    const before = Array.from({ length: 4 }, () => new SocketDevice(old.url, { slots: 2, grantMs: 20 }));
    // More units than can be done during the slowest backup.
    const units = 40_000;
    const jobId = (await old.do("seed", { units, replicas: 2 })) as JobId;
    const oldPool = connectPool(old.databaseUrl);
    await new JobWatch(oldPool, jobId, before).acknowledges(500);
    const made = await makeBackup(readConfig({ DATA_DIR: folder("old") }), folder("backups"), new Date());
    expect(made.newBlobs).toBeGreaterThan(0);
    const { rows: noted } = await oldPool.query("SELECT FROM city WHERE backed_up_at > now() - interval '10 minutes'");
    expect(noted).toHaveLength(1);
    // The secret that opens customers' keys is in no backup.
    const { storageKey } = readConfig({ DATA_DIR: folder("old") });
    for (const name of readdirSync(made.folder))
      expect(readFileSync(path.join(made.folder, name)).includes(storageKey)).toBe(false);
    // Other users of the machine can read nothing of it.
    if (process.platform !== "win32")
      for (const name of ["", ...readdirSync(folder("backups"), { recursive: true, encoding: "utf8" })]) {
        const mode = statSync(path.join(folder("backups"), name)).mode & 0o777;
        expect([name, [0o700, 0o600].includes(mode)]).toEqual([name, true]);
      }
    // The job continued meanwhile; on a busy machine it may have ended.
    const { rows: left } = await oldPool.query("SELECT FROM job WHERE id = $1 AND units - agreed > 1000", [jobId]);
    if (left.length > 0) await new JobWatch(oldPool, jobId, before).acknowledges(200);
    for (const device of before) device.close();
    await oldPool.end();
    await old.kill();

    await restoreBackup({ dataDir: folder("new") }, folder("backups"));
    const restored = await startCoordinatorProcess({ dataDir: folder("new"), port: old.port });
    coordinator = restored;
    const pool = connectPool(restored.databaseUrl);
    const after = before.map(({ deviceToken }) => new SocketDevice(restored.url, { slots: 2, deviceToken }));
    const watch = new JobWatch(pool, jobId, after);
    const start = await watch.row();
    expect(start.state).toBe("running");
    expect(start.agreed).toBeLessThan(units);
    for (const [at, device] of after.entries())
      expect((await device.receives("welcome")).deviceId).toBe(before[at]?.deviceId);
    await watch.finished();
    expect(await watch.forgotten()).toEqual([]);
    expect(await brokenLaws(pool)).toEqual([]);
    expect((await upload(restored.url, { authorization: `Bearer ${key}` })).status).toBe(200);
    expect((await upload(restored.url, { cookie })).status).toBe(200);
    const blob = await fetch(`${restored.url}/blobs/${HASH}`, { headers: { cookie } });
    expect(Buffer.from(await blob.arrayBuffer()).equals(BYTES)).toBe(true);
    for (const device of after) device.close();
    await pool.end();
  },
  LONG_MS,
);

test("a damaged backup, and a target that is in use, are refused with a clear message", async () => {
  const into = (name: string) => restoreBackup({ dataDir: folder(name) }, folder("backups"));
  await expect(into("new")).rejects.toThrow(/is not empty/);
  const strange = restoreBackup({ dataDir: folder("strange"), authSecret: "x".repeat(40) }, folder("backups"));
  await expect(strange).rejects.toThrow(/AUTH_SECRET differs from the backup's/);
  await expect(restoreBackup({ dataDir: folder("none") }, root)).rejects.toThrow(/no finished backup/);
  const [snapshot = ""] = readdirSync(folder("backups")).filter((name) => name !== "blobs");
  writeFileSync(path.join(folder("backups"), snapshot, "device.copy.gz"), "");
  await expect(into("damaged")).rejects.toThrow(/device.copy.gz is damaged/);
});
