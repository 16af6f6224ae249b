import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { blobFile } from "./copy-blobs";
import { dropBlobs } from "./drop-blobs";

const [NEEDED, WAITING, DELETED] = ["a", "b", "c"].map((letter) => letter.repeat(64)) as [string, string, string];
let target: string;

beforeEach(async () => {
  target = await mkdtemp(path.join(tmpdir(), "lamplighter-drop-"));
  for (const hash of [NEEDED, WAITING, DELETED]) {
    mkdirSync(path.dirname(blobFile(path.join(target, "blobs"), hash)), { recursive: true });
    writeFileSync(blobFile(path.join(target, "blobs"), hash), "bytes");
  }
});

afterEach(() => rm(target, { recursive: true, force: true }));

function snapshot(name: string, content: object) {
  mkdirSync(path.join(target, name));
  const rest = { madeAt: "2026-11-29T00:00:00.000Z", migrations: [], tables: [], sequences: [] };
  writeFileSync(path.join(target, name, "snapshot.json"), JSON.stringify({ ...rest, ...content }));
}

const isThere = (hash: string) => existsSync(blobFile(path.join(target, "blobs"), hash));

test("what customers deleted is removed from the backups once no snapshot lists it", async () => {
  snapshot("1", { format: 2, blobs: [NEEDED, DELETED], otherBlobs: [] });
  snapshot("2", { format: 2, blobs: [NEEDED], otherBlobs: [WAITING] });
  mkdirSync(path.join(target, "3-broken-off"));
  expect(await dropBlobs(target)).toBe(0);
  await rm(path.join(target, "1"), { recursive: true });
  expect(await dropBlobs(target)).toBe(1);
  expect([NEEDED, WAITING, DELETED].map(isThere)).toEqual([true, true, false]);
});

test("next to a snapshot of an earlier version, which does not list all its blobs, every blob is kept", async () => {
  snapshot("1", { format: 1, blobs: [NEEDED] });
  expect(await dropBlobs(target)).toBe(0);
  expect(isThere(DELETED)).toBe(true);
});
