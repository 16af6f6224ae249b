import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DiskPieces } from "./disk-pieces";
import { OpenUploads } from "./open-uploads";
import { ownerKey, parseUploadName, uploadText } from "./upload-name";

const NAME = { owner: ownerKey("ada"), bytes: 1_000_000, hash: "a".repeat(64) };
let folder: string;
let uploads: OpenUploads;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-open-"));
  uploads = new OpenUploads(new DiskPieces(folder), { silentMs: 20 });
  await uploads.pieces.begin(NAME);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("an upload's file name says whose it is, how long and which content, and no other text is a valid name", () => {
  expect(parseUploadName(uploadText(NAME))).toEqual(NAME);
  for (const text of ["", "../auth-secret", `${uploadText(NAME)}/..`, uploadText({ ...NAME, bytes: 2 ** 31 })])
    expect(parseUploadName(text)).toBeUndefined();
});

test("a request during another one's transfer is refused, and one during an idle one ends that", async () => {
  let more: (chunk: Uint8Array | undefined) => void = () => undefined;
  async function* body() {
    for (;;) {
      const chunk = await new Promise<Uint8Array | undefined>((resolve) => {
        more = resolve;
      });
      if (!chunk) throw new Error("broken off");
      yield chunk;
    }
  }
  const first = uploads.alone(
    NAME,
    () => more(undefined),
    () => uploads.append(NAME, 0, body()),
  );
  first.catch(() => undefined);
  const feed = setInterval(() => more(Buffer.of(1)), 1);
  expect(
    await uploads.alone(
      NAME,
      () => undefined,
      async () => "alone",
    ),
  ).toBeUndefined();
  clearInterval(feed);
  const come = await uploads.alone(
    NAME,
    () => undefined,
    () => uploads.pieces.offset(NAME),
  );
  expect(come).toBeGreaterThan(0);
  await expect(first).rejects.toThrow("broken off");
});
