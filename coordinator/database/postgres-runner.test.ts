import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openCluster } from "./cluster";
import { startPostmaster, stopPostmaster } from "./postmaster";

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

test.skipIf(!isRoot)("root runs a database as the account that owns its files, and leaves them to it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "lamplighter-"));
  chmodSync(folder, 0o755);
  const files = path.join(folder, "postgres");
  openCluster(files, false);
  expect(spawnSync("chown", ["-R", `${NOBODY}:${NOBODY}`, files]).status).toBe(0);
  const again = openCluster(files, false);
  expect(again.runner.uid).toBe(NOBODY);
  const pid = await startPostmaster(again);
  expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY);
  await stopPostmaster(again);
  expect([statSync(files).uid, statSync(again.data).uid]).toEqual([NOBODY, NOBODY]);
  rmSync(folder, { recursive: true, force: true });
});
