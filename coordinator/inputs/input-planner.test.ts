import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BlobStore } from "../storage/blob-store";
import { createDiskBlobStore } from "../storage/disk-blob-store";
import { until } from "../testing/until";
import { InputPlanner } from "./input-planner";

let folder: string;
let blobs: BlobStore;
let planner: InputPlanner;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-planner-"));
  blobs = await createDiskBlobStore(folder);
  const site = { origin: "http://localhost", privateNetworks: "", databaseUrl: "" };
  planner = new InputPlanner(blobs, { folder, bucket: undefined }, site);
});

afterAll(async () => {
  await planner.close();
  await rm(folder, { recursive: true, force: true });
});

const lines = async (content: string) =>
  ({ kind: "lines", source: { blob: (await blobs.putBytes(new TextEncoder().encode(content))).hash } }) as const;

test("a plan is made once for each content, and again when its blob is gone", async () => {
  const inputs = { ...(await lines("[1, 2]")), kind: "json" } as const;
  const first = await planner.plan("ada", inputs);
  expect(first).toMatchObject({ kind: "planned", plan: { units: 2, firstLines: ["1", "2"] } });
  expect(await planner.plan("grace", { ...inputs })).toBe(first);
  const unitsBlob = (first.kind === "planned" && first.plan.unitsBlob) || "";
  await rm(path.join(folder, unitsBlob.slice(0, 2), unitsBlob));
  expect(await planner.plan("ada", inputs)).toEqual(first);
  expect(await blobs.size(unitsBlob)).toBe(4);
});

test("a refusal is cached unless an upload may change it", async () => {
  const long = await lines("x".repeat(100_000));
  const refusal = await planner.plan("ada", long);
  expect(refusal).toMatchObject({
    kind: "refused",
    path: "inputs.source",
    fault: { reason: "line-too-long", facts: { line: 1 } },
  });
  expect(await planner.plan("ada", long)).toBe(refusal);
  const content = "uploaded later";
  const { hash } = await blobs.putBytes(new TextEncoder().encode(content));
  await rm(path.join(folder, hash.slice(0, 2), hash));
  const inputs = { kind: "lines", source: { blob: hash } } as const;
  expect(await planner.plan("ada", inputs)).toMatchObject({ kind: "refused", mayPass: true });
  expect(await planner.plan("ada", await lines(content))).toMatchObject({ kind: "planned" });
});

test("a plan that nobody waits for stops, and its thread continues with the next", async () => {
  const inputs = { ...(await lines(`[${"1,".repeat(4_000_000)}1]`)), kind: "json" } as const;
  const gone = new AbortController();
  const waiting = planner.plan("ada", inputs, { signal: gone.signal });
  const drafts = () => readdir(path.join(folder, "incoming"));
  await until("its plan is being written", async () => (await drafts()).length > 0, { everyMs: 5 });
  gone.abort(new Error("gone"));
  await expect(waiting).rejects.toThrow("gone");
  expect(await planner.plan("ada", await lines("next"))).toMatchObject({ kind: "planned", plan: { units: 1 } });
  await until("nothing is left of it", async () => (await drafts()).length === 0);
});

test("the event loop is not blocked while a plan is made", async () => {
  const inputs = { ...(await lines(`[${"[1],".repeat(500_000)}1]`)), kind: "json" } as const;
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  expect(await planner.plan("ada", inputs)).toMatchObject({ plan: { units: 500_001 } });
  clearInterval(turning);
  expect(turns).toBeGreaterThan(10);
});
