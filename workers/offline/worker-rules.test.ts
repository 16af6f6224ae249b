import { expect, test } from "vitest";
import { RESIDENT_LIMITS } from "#protocol/limits/residents";
import { answerAsset } from "./answer-asset";
import { assetsIn } from "./assets-in";
import { isStillShipped } from "./is-still-shipped";
import { readPageMessage } from "./page-message";

test("what a page loads is read from it, once each and not without end", () => {
  const html = `<link href="/_next/static/chunks/a-1.css"><script src="/_next/static/chunks/b~2.js"></script>
    <script>push("/build/control-37a0.js /_next/static/chunks/b~2.js /api/v1/x.js /_next/static/media/c.woff2")</script>`;
  expect(assetsIn(html)).toEqual([
    "/_next/static/chunks/a-1.css",
    "/_next/static/chunks/b~2.js",
    "/build/control-37a0.js",
    "/_next/static/media/c.woff2",
  ]);
  const many = Array.from({ length: 2_000 }, (_, index) => `/build/${index}.js`).join(" ");
  expect(assetsIn(many)).toHaveLength(RESIDENT_LIMITS.MAX_KEPT_ASSETS);
});

test.each([
  [404, false],
  [410, false],
  [200, true],
  [500, true],
  [503, true],
])("the worker was taken back only if the site says so (%i)", async (status, isShipped) => {
  expect(await isStillShipped(async () => new Response(null, { status }), "/service-worker.js")).toBe(isShipped);
});

test("a site that cannot be reached has taken nothing back", async () => {
  await expect(isStillShipped(() => Promise.reject(new TypeError()), "/service-worker.js")).rejects.toThrow();
});

test("of messages only ours are read", () => {
  expect(readPageMessage({ kind: "take-over" })).toEqual({ kind: "take-over" });
  expect(readPageMessage({ kind: "language", language: "fr" })).toEqual({ kind: "language", language: "fr" });
  for (const other of [null, 1, "take-over", {}, { kind: "language" }, { kind: "language", language: "../x" }])
    expect(readPageMessage(other)).toBeUndefined();
});

test("a storage that fails costs a copy, and never the file", async () => {
  const fails = () => Promise.reject(new Error("The storage is broken."));
  const late: Promise<unknown>[] = [];
  const answer = await answerAsset({ url: "https://lamplighter.example.org/build/a.js" } as Request, {
    ask: async () => new Response("the file"),
    assets: { match: fails, keep: fails },
    pages: { assets: fails },
    until: (done) => late.push(done),
  });
  expect(await answer.text()).toBe("the file");
  await expect(Promise.all(late)).resolves.toBeDefined();
});
