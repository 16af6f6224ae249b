import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "./engine";
import { enginesHere } from "./engines-here";
import { startEngine } from "./start-engine";
import { compareReleases, SUPPORTED_RELEASES } from "./supported-releases";

const PAGE = `<!doctype html><title>A page</title><button aria-label="Not this">Count</button>
<button onclick="document.title = 'pressed ' + event.isTrusted; console.error('bad'); setTimeout(() => { throw new Error('boom') })"> Press
me </button>
<button id="late" disabled onclick="try { eval('1') } catch { document.title = 'no eval' }">Late</button>
<p><button id="open" onclick="open('/small', 'small', 'popup,width=300,height=200')">Open</button></p>
<script>setTimeout(() => { document.getElementById("late").disabled = false; }, 300);</script>`;

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, {
      "content-type": "text/html",
      "content-security-policy": "script-src 'unsafe-inline'",
    });
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => server.close());

describe.each(enginesHere())("%s", (name) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine(name);
  });
  afterAll(() => engine.close());

  test("runs scripts, presses buttons, reports errors and separates profiles", async () => {
    expect(engine.version).toMatch(/^\d+\.\d+/);
    const page = await engine.openPage(url);
    expect(await page.evaluate(async (a, b) => ({ sum: a + b, at: location.href }), 2, 3)).toEqual({ sum: 5, at: url });
    expect(await page.evaluate(() => undefined)).toBeUndefined();
    await expect(page.evaluate(() => Promise.reject(new Error("not today")))).rejects.toThrow(/not today/);

    await page.press("Press me");
    await expect.poll(() => page.evaluate(() => document.title)).toBe("pressed true");
    await expect.poll(() => page.troubles()).toHaveLength(2);
    expect((await page.troubles()).join()).toMatch(/bad.*boom/);

    await page.press("Late");
    await expect.poll(() => page.evaluate(() => document.title)).toBe("no eval");

    await page.evaluate(() => localStorage.setItem("mine", "yes"));
    const other = await engine.openPage(url);
    expect(await other.evaluate(() => localStorage.getItem("mine"))).toBeNull();
    expect(await page.evaluate(() => localStorage.getItem("mine"))).toBe("yes");
    await other.close();
  });

  test("presses at a place whatever lies there, and follows the window that a page opens", async () => {
    const page = await engine.openPage(url);
    const at = await page.evaluate(() => {
      const { x, y, width, height } = (document.getElementById("open") as HTMLElement).getBoundingClientRect();
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    });
    const popup = await page.opened(() => page.point({ to: at }, "down", "up"));
    await expect.poll(() => popup.evaluate(() => location.pathname)).toBe("/small");
    expect(await page.evaluate(() => location.pathname)).toBe("/");
    expect(await popup.evaluate(() => opener !== null)).toBe(true);
    await popup.close();

    await page.goto(`${url}other`);
    expect(await page.evaluate(() => location.pathname)).toBe("/other");
    await page.close();
  });

  test("is a release that is supported", () => {
    const { oldest, newest } = SUPPORTED_RELEASES[name];
    console.log(`${name} ${engine.version} (supported from ${oldest}, tested up to ${newest})`);
    expect(compareReleases(engine.version, oldest)).toBeGreaterThanOrEqual(0);
  });

  test("lists its processes, and none of them is left when it is closed", async () => {
    const pids = engine.pids();
    expect(pids.length).toBeGreaterThan(1);
    await engine.close();
    await expect.poll(() => pids.filter(isAlive), { timeout: 120_000 }).toEqual([]);
  });
});

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
