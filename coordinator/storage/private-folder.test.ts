import { chmod, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../config";
import { createDiskBlobStore } from "./disk-blob-store";

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "lamplighter-private-"));
});

afterAll(() => rm(root, { recursive: true, force: true }));

const modeOf = async (...names: string[]) => ((await stat(path.join(root, ...names))).mode & 0o777).toString(8);

test.skipIf(process.platform === "win32")("others can read neither the data folder nor a blob", async () => {
  // As an earlier version left it.
  await mkdir(path.join(root, "data", "blobs"), { recursive: true });
  for (const open of ["data", "data/blobs"]) await chmod(path.join(root, open), 0o755);
  readConfig({ DATA_DIR: path.join(root, "data"), DATABASE_URL: "postgresql://elsewhere/x" });
  const blobs = await createDiskBlobStore(path.join(root, "data", "blobs"));
  const { hash } = await blobs.putBytes(new TextEncoder().encode("a secret"));
  expect(await modeOf("data")).toBe("700");
  expect(await modeOf("data", "auth-secret")).toBe("600");
  expect(await modeOf("data", "blobs")).toBe("700");
  for (const name of await readdir(path.join(root, "data", "blobs")))
    expect(await modeOf("data", "blobs", name)).toBe("700");
  expect(await modeOf("data", "blobs", hash.slice(0, 2), hash)).toBe("600");
});

test.skipIf(process.getuid?.() !== 0)(
  "a database that runs as another account passes through the data folder",
  async () => {
    readConfig({ DATA_DIR: path.join(root, "rooted") });
    expect(await modeOf("rooted")).toBe("711");
  },
);
