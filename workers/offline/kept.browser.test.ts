import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RESIDENT_LIMITS } from "#protocol/limits/residents";
import { launchChromium } from "#suites/kit/engines/launch-chromium";
import type { KeptAssets } from "./kept-assets";
import type { KeptPages } from "./kept-pages";

declare const KEPT: { KeptAssets: typeof KeptAssets; KeptPages: typeof KeptPages };

const ENTRY = `export { KeptAssets } from "./kept-assets"; export { KeptPages } from "./kept-pages";`;

let server: Server;
let browser: Browser;
let page: Page;
/** How the donation page was asked for. */
let asked: { path: string; cookie: string | undefined; language: string | undefined }[] = [];

/** Files of the length and the promise that their path names. */
beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "iife",
    globalName: "KEPT",
    write: false,
  });
  const script = outputFiles[0]?.text ?? "";
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://here");
    const [, how, bytes] = /^\/build\/(\w+)-(\d+)/.exec(pathname) ?? [];
    if (how === "missing") return response.writeHead(404).end();
    if (how) {
      const promise = how === "changing" ? "no-cache" : "public, max-age=31536000, immutable";
      return response.writeHead(200, { "cache-control": promise }).end(Buffer.alloc(Number(bytes)));
    }
    const { cookie, "accept-language": language } = request.headers;
    asked.push({ path: pathname, cookie, language });
    response.writeHead(200, {
      "content-type": "text/html",
      "set-cookie": "mine=1",
      "content-security-policy": "x-kept",
    });
    return response.end(pathname === "/test" ? `<script>${script}</script>` : `${pathname} loads /build/fixed-7.js`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await launchChromium();
  const context = await browser.newContext();
  page = await context.newPage();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await context.addCookies([{ name: "person", value: "rosa", url }]);
  await page.goto(`${url}/test`);
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test("what may change is not kept, nor what is too large", async () => {
  const { MAX_KEPT_ASSET_BYTES } = RESIDENT_LIMITS;
  const kept = await page.evaluate(async (max) => {
    const assets = new KEPT.KeptAssets({ caches, ask: (input, init) => fetch(input, init) });
    await new KEPT.KeptAssets({ caches, ask: fetch }).forget();
    const paths = ["/build/changing-10.js", `/build/fixed-${max + 1}.js`, `/build/fixed-${max}.js`];
    for (const path of paths) await assets.keep(path, await fetch(path), []);
    return Promise.all(paths.map(async (path) => (await assets.match(path)) !== undefined));
  }, MAX_KEPT_ASSET_BYTES);
  expect(kept).toEqual([false, false, true]);
});

test("their bytes and their number are bounded: the oldest go, and what the page needs stays", async () => {
  const { MAX_KEPT_ASSET_BYTES: each, MAX_KEPT_ASSETS_BYTES: whole, MAX_KEPT_ASSETS: many } = RESIDENT_LIMITS;
  const found = await page.evaluate(
    async ({ each, whole, many }) => {
      const assets = new KEPT.KeptAssets({ caches, ask: (input, init) => fetch(input, init) });
      const bytes = async () => {
        const cache = await caches.open("lamplighter-assets");
        const answers = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
        const sizes = await Promise.all(answers.map(async (answer) => (await answer?.arrayBuffer())?.byteLength ?? 0));
        return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
      };
      await new KEPT.KeptAssets({ caches, ask: fetch }).forget();
      const needed = `/build/fixed-${each}.js`;
      await assets.keep(needed, await fetch(needed), [needed]);
      for (let one = 1; one <= whole / each + 3; one++)
        await assets.keep(`/build/fixed-${each - one}.js`, await fetch(`/build/fixed-${each - one}.js`), [needed]);
      const large = { ...(await bytes()), hasNeeded: (await assets.match(needed)) !== undefined };
      const hasOldest = (await assets.match(`/build/fixed-${each - 1}.js`)) !== undefined;
      await new KEPT.KeptAssets({ caches, ask: fetch }).forget();
      const cache = await caches.open("lamplighter-assets");
      const empty = { headers: { "x-kept-bytes": "0" } };
      for (let one = 0; one < many; one++) await cache.put(`/build/fixed-${one}.js`, new Response("", empty));
      for (let one = many; one < many + 5; one++)
        await assets.keep(`/build/fixed-${one}.js`, await fetch(`/build/fixed-${one}.js`), ["/build/fixed-0.js"]);
      const small = { ...(await bytes()), hasNeeded: (await assets.match("/build/fixed-0.js")) !== undefined };
      return { large, hasOldest, small };
    },
    { each, whole, many },
  );
  expect(found.large.bytes).toBeLessThanOrEqual(whole);
  expect(found.large.bytes).toBeGreaterThan(whole - 2 * each);
  expect([found.large.hasNeeded, found.hasOldest]).toEqual([true, false]);
  expect(found.small).toMatchObject({ count: many, hasNeeded: true });
});

test("the pages are asked for without cookies, kept by version, and go with it", async () => {
  asked = [];
  const found = await page.evaluate(async () => {
    const ask: typeof fetch = (input, init) => fetch(input, init);
    const before = new KEPT.KeptPages({ caches, ask, version: "1" });
    const needs = await before.keep("fr");
    const after = new KEPT.KeptPages({ caches, ask, version: "2" });
    const languageBefore = await after.languageBefore();
    await after.keep(languageBefore);
    await after.forgetOthers();
    const kept = await after.match("/kiosk");
    return {
      needs,
      languageBefore,
      names: await caches.keys(),
      text: await kept?.text(),
      policy: kept?.headers.get("content-security-policy"),
      other: (await after.match("/account")) === undefined,
    };
  });
  expect(asked.map(({ path, cookie, language }) => [path, cookie, language]).sort()).toEqual(
    ["/", "/", "/kiosk", "/kiosk"].map((path) => [path, undefined, "fr"]),
  );
  expect(found).toMatchObject({
    needs: ["/build/fixed-7.js", "/build/fixed-7.js"],
    languageBefore: "fr",
    text: "/kiosk loads /build/fixed-7.js",
    policy: "x-kept",
    other: true,
  });
  expect(found.names.filter((name) => name.startsWith("lamplighter-pages-"))).toEqual(["lamplighter-pages-2"]);
});

test("a file that the page needs and the site does not have keeps the version from being installed", async () => {
  const outcome = await page.evaluate(() =>
    new KEPT.KeptAssets({ caches, ask: (input, init) => fetch(input, init) }).keepAll(["/build/missing-1.js"]).then(
      () => "kept",
      () => "refused",
    ),
  );
  expect(outcome).toBe("refused");
});
