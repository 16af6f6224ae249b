import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { BlobCache } from "./blob-cache";
import { BlobSource } from "./blob-source";

const WHOLE = "Avon Thames Nith";
const hash = createHash("sha256").update("Thames").digest("hex");
const within = { hash: "ab".repeat(32), start: 5 };

afterEach(() => vi.unstubAllGlobals());

/** A site that answers as `answer` says, and the requests that it received. */
function site(answer: (range: string | null) => Response) {
  const asked: (string | null)[] = [];
  vi.stubGlobal("fetch", async (url: URL, { headers }: RequestInit) => {
    const range = new Headers(headers).get("range");
    asked.push(url.pathname, range, new Headers(headers).get("authorization"));
    return answer(range);
  });
  const ask = () => ({ headers: { authorization: "Device me" } });
  return { asked, source: new BlobSource("https://city.example", {} as BlobCache, ask) };
}

const STUB = {} as GrantStub;

test("a file of an archive is requested as a part of the unpacked blob, and verified by its own hash", async () => {
  const { asked, source } = site(() => new Response(WHOLE.slice(5, 11), { status: 206 }));
  const bytes = await source.once({ hash, bytes: 6, within }, STUB);
  expect(new TextDecoder().decode(bytes)).toBe("Thames");
  expect(asked).toEqual([`/blobs/${within.hash}`, "bytes=5-10", "Device me"]);
  expect(await source.once({ hash, bytes: 0, within }, STUB)).toEqual(new Uint8Array());
});

test.each([
  ["other bytes", () => new Response("thames", { status: 206 }), /have another hash/],
  ["all of it instead", () => new Response(WHOLE), /answered 200/],
])("%s are not handed on", async (_, answer, message) => {
  vi.stubGlobal("setTimeout", (run: () => void) => queueMicrotask(run));
  await expect(site(answer).source.once({ hash, bytes: 6, within }, STUB)).rejects.toThrow(message);
});
