import { hash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { encodeOutput } from "#core/units/output";
import type { DevicePlaced, Place } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import { keptResult } from "./keep-output";
import { OutputPlacer } from "./output-placer";

const utf8 = (text: string) => new TextEncoder().encode(text);
const OUTPUT = encodeOutput(
  {
    exitCode: 0,
    parts: [
      { name: "stdout", bytes: utf8("printed") },
      { name: "a/b.txt", bytes: utf8("written") },
    ],
  },
  utf8,
);
let s3: S3Server;

beforeEach(async () => {
  s3 = await new S3Server().listen();
});
afterEach(() => s3.close());

/** Signs like the coordinator: for one object and one content. */
async function linkTo(key: string, checksum: string) {
  const signed = await new AwsV4Signer({
    ...TEST_KEYS,
    service: "s3",
    region: s3.region,
    method: "PUT",
    url: `${s3.endpoint}/bucket/${key}?X-Amz-Expires=60`,
    headers: { "x-amz-checksum-sha256": checksum },
    signQuery: true,
    allHeaders: true,
  }).sign();
  return { url: signed.url.href, headers: Object.fromEntries(signed.headers) };
}

async function placeOf(spoilt?: string): Promise<Place> {
  const said = await keptResult({ kind: "output", unit: 7, fuel: 1, ms: 1, bytes: OUTPUT });
  if (said.kind !== "kept") throw new Error(said.kind);
  const parts = said.parts.map(async (part) => {
    const sum =
      part.name === spoilt ? hash("sha256", "other", "base64") : Buffer.from(part.hash, "hex").toString("base64");
    return { ...part, ...(await linkTo(`7-${part.name}`, sum)) };
  });
  return { jobId: "job", unit: 7, parts: await Promise.all(parts) };
}

const outcomeOf = (what: Place, kept: Uint8Array<ArrayBuffer> | undefined = OUTPUT) =>
  new Promise<DevicePlaced>((resolve) => {
    new OutputPlacer(
      { read: async (_job, _unit, start, end) => kept.slice(start, end) },
      resolve,
      () => {},
      async () => undefined,
    ).place(what);
  });

test("each part is uploaded to its object, and a busy bucket is tried again", async () => {
  s3.faults.set({ kind: "busy", times: 1 });
  s3.faults.set({ kind: "no-answer", times: 1 });
  expect(await outcomeOf(await placeOf())).toEqual({ jobId: "job", unit: 7, outcome: "stored" });
  const texts = s3
    .bucket()
    .all()
    .map(({ key }) => [key, Buffer.from(s3.bucket().bytesOf(key) ?? []).toString()]);
  expect(texts).toEqual([
    ["7-a/b.txt", "written"],
    ["7-stdout", "printed"],
  ]);
});

test("bytes that are lost, or have changed, are not uploaded", async () => {
  const changed = OUTPUT.slice();
  changed.set([0x21], changed.length - 1);
  for (const kept of [undefined, utf8("no output"), changed])
    expect(await outcomeOf(await placeOf(), kept ?? new Uint8Array(0))).toMatchObject({ outcome: "gone" });
  expect(s3.bucket().get("7-a/b.txt")).toBeUndefined();
});

test("a bucket's refusal is reported", async () => {
  expect(await outcomeOf(await placeOf("stdout"))).toMatchObject({ outcome: "not-s3" });
  s3.keys = [];
  expect(await outcomeOf(await placeOf())).toMatchObject({ outcome: "forbidden" });
});

test("a large part is uploaded in pieces, each with its own hash", async () => {
  const piece = { name: "stdout", start: 2, bytes: 3, hash: hash("sha256", "int") };
  const link = await linkTo("7-piece", hash("sha256", "int", "base64"));
  expect(await outcomeOf({ jobId: "job", unit: 7, parts: [{ ...piece, ...link }] })).toMatchObject({
    outcome: "stored",
  });
  expect(Buffer.from(s3.bucket().bytesOf("7-piece") ?? []).toString()).toBe("int");
});

test("a part that is too large to be uploaded whole is described with a hash of each piece", async () => {
  const bytes = new Uint8Array(LIMITS.MAX_WHOLE_PART_BYTES + 3);
  const parts = [{ name: "stdout", bytes }];
  const output = encodeOutput({ exitCode: 0, parts }, utf8);
  const digest = vi.spyOn(crypto.subtle, "digest");
  const said = await keptResult({ kind: "output", unit: 7, fuel: 1, ms: 1, bytes: output });
  const hashed = digest.mock.calls.map(([, data]) => (ArrayBuffer.isView(data) ? data.buffer : data));
  digest.mockRestore();
  expect(hashed.filter((buffer) => buffer !== output.buffer)).toEqual([]);
  const [part] = said.kind === "kept" ? said.parts : [];
  expect(part?.pieces).toHaveLength(5);
  expect(part?.pieces?.at(-1)).toBe(hash("sha256", new Uint8Array(3)));
});
