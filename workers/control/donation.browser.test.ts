import type { BrowserContext, Page } from "playwright";
import { describe, expect, test } from "vitest";
import { decodeOutput } from "#core/units/output";
import type { ReplicaResult } from "#protocol/devices/device-messages";
import { eachInHarness } from "#suites/kit/sandbox-harness/each-in-harness";
import type { FakeCoordinator } from "#suites/kit/sandbox-harness/fake-coordinator";
import type { Harness } from "#suites/kit/sandbox-harness/harness-page";
import { globinLines, globinsSpec, jsSpec } from "#suites/kit/sandbox-harness/specs";
import type { DonationMode } from "#workers/contract/donation-state";
import { verifyGlobinUnit } from "../../samples/globins/verify";

declare const harness: Harness;

const WITHIN = { timeout: 120_000, interval: 50 };
const DOUBLE = "export default (input) => input * 2;";
const FOREVER = "export default () => { for (;;); };";

let city: FakeCoordinator;
let context: BrowserContext;
let page: Page;

eachInHarness(async (here) => {
  ({ city, context, page } = here);
  await page.goto(city.pageUrl);
});

async function openPage(): Promise<Page> {
  const made = await context.newPage();
  await made.goto(city.pageUrl);
  return made;
}

async function start(slots = 1) {
  await page.evaluate((slots) => harness.donation.start({ slots, sharePercent: 100 }), slots);
  await expect.poll(() => city.rooms.at(-1)?.slots, WITHIN).toBe(slots);
}

const state = (of = page) => of.evaluate(() => harness.snapshot?.state);
const untilMode = (mode: DonationMode, of = page) => expect.poll(() => state(of), WITHIN).toMatchObject({ mode });
const untilResults = (count: number) => expect.poll(() => city.results.length, WITHIN).toBe(count);

function partsOf(result: ReplicaResult | undefined): Record<string, string> {
  if (result?.kind !== "output") throw new Error(`not an output: ${JSON.stringify(result)}`);
  const output = decodeOutput(result.bytes, (bytes) => new TextDecoder().decode(bytes));
  return Object.fromEntries(output?.parts.map((part) => [part.name, new TextDecoder().decode(part.bytes)]) ?? []);
}

describe("a donation in Chromium", () => {
  test("computes the units of a JavaScript job", async () => {
    await start(2);
    const spec = jsSpec(city, "double", DOUBLE);
    city.grant(spec, [0, 1, 2], { slot: 0 });
    city.grant(spec, [21, 22], { slot: 1 });
    await untilResults(5);
    const values = [0, 1, 2, 21, 22].map((unit) => partsOf(city.resultOf(unit)).output);
    expect(values).toEqual(["0", "2", "4", "42", "44"]);
    await expect.poll(() => page.evaluate(() => harness.snapshot?.unitsSession), WITHIN).toBe(5);
    await expect.poll(() => page.evaluate(() => harness.snapshot?.outbox), WITHIN).toBe(0);
  });

  test("computes the units of a WASI job, with arguments and a shared file, and counts their fuel", async () => {
    await start();
    const units = [0, 100, 500];
    city.grant(globinsSpec(city), units, { lines: globinLines(units) });
    await untilResults(units.length);
    for (const unit of units) {
      const result = city.resultOf(unit);
      expect(verifyGlobinUnit(unit, partsOf(result).stdout ?? "")).toBeUndefined();
      expect(result?.kind === "output" && result.fuel).toBeGreaterThan(1_000_000);
    }
  });

  test("says of units that took long when they began, and after a reconnect which one runs", async () => {
    await start();
    const program = `export default (n) => {
      let x = n;
      for (let i = 0; n === 3 || i < 3e8; i++) x = (x * 31 + i) | 0;
      return x;
    };`;
    const limits = { fuel: 1_000_000_000_000, wallMs: 600_000, memoryMib: 64, outputBytes: 1_000 };
    const grant = city.grant(jsSpec(city, "long", program, { limits }), [1, 2, 3]);
    await untilResults(2);
    const begun = [1, 2].map((unit) => {
      const result = city.resultOf(unit);
      if (result?.kind !== "output") throw new Error(`not an output: ${JSON.stringify(result)}`);
      const { fetchedMs = Number.NaN, startedMs = Number.NaN } = result;
      expect(fetchedMs).toBeLessThanOrEqual(startedMs);
      return startedMs;
    });
    expect(begun[1]).toBeGreaterThan(begun[0] ?? Number.NaN);
    city.drop();
    const running = [{ grantId: grant.grantId, unit: 3 }];
    await expect.poll(() => city.renewals.at(-1)?.running, WITHIN).toEqual(running);
  });

  test("ends an endless unit when its wall time is up, and computes the next one", async () => {
    await start();
    const program = "export default (input) => { if (input === 0) for (;;); return input; };";
    const limits = { fuel: 1_000_000_000, wallMs: 1_000, memoryMib: 64, outputBytes: 1_000 };
    city.grant(jsSpec(city, "endless", program, { limits }), [0, 1]);
    await untilResults(2);
    expect(city.resultOf(0)).toMatchObject({ kind: "failed", reason: "time" });
    expect(partsOf(city.resultOf(1)).output).toBe("1");
  });

  test("reports a failing unit's error unchanged", async () => {
    await start();
    const program = 'export default () => { throw new RangeError("seven is too much"); };';
    city.grant(jsSpec(city, "failing", program), [3]);
    await untilResults(1);
    expect(city.resultOf(3)).toMatchObject({ kind: "failed", reason: "error" });
    expect(JSON.stringify(city.resultOf(3))).toContain("seven is too much");
  });

  test("uploads a large output to the blob store and returns its name", async () => {
    await start();
    const program = "export default () => new Uint8Array(300_000).fill(7);";
    city.grant(jsSpec(city, "big", program), [5]);
    await untilResults(1);
    const result = city.resultOf(5);
    if (result?.kind !== "blob") throw new Error(`not a blob: ${JSON.stringify(result)}`);
    expect(result.byteLength).toBeGreaterThan(300_000);
    expect(city.blob(result.hash)?.length).toBe(result.byteLength);
    expect(result.receipt).toBe("r".repeat(43));
  });

  test("an update waits for the unit that runs, and the donation is still on afterwards", async () => {
    await start();
    const program =
      "export default (n) => { let x = n; for (let i = 0; i < 2e8; i++) x = (x * 31 + i) | 0; return x };";
    city.grant(jsSpec(city, "slow", program), [1, 2]);
    await untilMode("working");
    const units = await page.evaluate(
      () =>
        new Promise((resolve) => {
          harness.donation.finishFor(() => resolve(harness.snapshot?.unitsSession));
        }),
    );
    expect(units).toBe(1);
    await page.reload();
    await expect.poll(() => page.evaluate(() => harness.snapshot?.on), WITHIN).toBe(true);
    await untilResults(1);
  });

  test("an update waits for nothing where nothing runs, and a donation that is off stays off", async () => {
    await untilMode("off");
    await page.evaluate(() => new Promise<void>((resolve) => harness.donation.finishFor(resolve)));
    expect(await page.evaluate(() => harness.snapshot?.on)).toBe(false);
  });

  test("keeps unacknowledged results over a reload, and continues by itself", async () => {
    await start();
    city.acknowledges = false;
    const grant = city.grant(jsSpec(city, "kept", DOUBLE), [1, 2]);
    await untilResults(2);
    await expect.poll(() => page.evaluate(() => harness.snapshot?.outbox), WITHIN).toBe(2);
    city.forget();
    await page.reload();
    await untilResults(2);
    expect(partsOf(city.resultOf(2)).output).toBe("4");
    expect(city.returns.map(({ stub }) => stub)).toEqual(city.returns.map(() => stubOf(grant)));
    expect(city.hellos.at(-1)?.deviceToken).toBe("token-1");
    await expect.poll(() => city.rooms.at(-1)?.slots, WITHIN).toBe(1);
    await expect.poll(() => page.evaluate(() => harness.snapshot?.outbox), WITHIN).toBe(0);
  });

  test("continues computing while the coordinator is unavailable, and presents what it holds first", async () => {
    await start();
    city.acknowledges = false;
    const slow = "export default (input) => { for (let i = 0; i < 3e8; i++); return input; };";
    const grant = city.grant(jsSpec(city, "away", slow), [1, 2, 3]);
    await untilMode("working");
    city.drop();
    city.forget();
    await expect.poll(() => city.results.map((result) => result.unit).sort(), WITHIN).toEqual([1, 2, 3]);
    expect(city.received[0]).toBe("renew");
    expect(city.renewals[0]?.grantIds).toEqual([grant.grantId]);
    expect(city.returns.map(({ stub }) => stub)).toEqual(city.returns.map(() => stubOf(grant)));
  });

  test("lets a newer page open the database, which an old one must not block", async () => {
    await start();
    const version = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open("lamplighter", 99);
          opening.onsuccess = () => resolve(opening.result.version);
        }),
    );
    expect(version).toBe(99);
  });

  test("is stopped at once by its resident, gives up its leases and returns nothing", async () => {
    await start();
    city.grant(jsSpec(city, "stopped", FOREVER), [1, 2, 3]);
    await untilMode("working");
    const frames = await page.evaluate(() => {
      harness.donation.stop();
      return document.querySelectorAll("iframe").length;
    });
    expect(frames).toBe(0);
    await expect.poll(() => city.rooms.at(-1)?.slots, WITHIN).toBe(0);
    expect(city.results).toEqual([]);
    await untilMode("off");
  });

  test("drops a revoked job, and serves the next one", async () => {
    await start(2);
    const endless = jsSpec(city, "revoked", FOREVER);
    city.grant(endless, [1, 2], { slot: 0 });
    city.grant(endless, [3, 4], { slot: 1 });
    await expect.poll(() => page.evaluate(() => harness.snapshot?.workerSlots.length), WITHIN).toBe(2);
    city.revoke({ kind: "slot", jobId: "revoked", slot: 1 });
    await expect
      .poll(() => page.evaluate(() => harness.snapshot?.workerSlots.map(({ slot }) => slot)), WITHIN)
      .toEqual([0]);
    city.revoke({ kind: "job", jobId: "revoked" });
    await untilMode("waiting");
    city.grant(jsSpec(city, "next", DOUBLE), [8], { slot: 1 });
    await untilResults(1);
    expect(city.results.map((result) => result.unit)).toEqual([8]);
  });

  test("shows the city's reason when it stops all work, and works again when there is some", async () => {
    await start();
    city.grant(jsSpec(city, "all", FOREVER), [1]);
    await untilMode("working");
    const why = { kind: "stopped-by-admin", words: "The city pauses for maintenance." } as const;
    city.revoke({ kind: "all", why });
    await untilMode("stopped-by-city");
    expect(await state()).toMatchObject({ why });
    city.grant(jsSpec(city, "again", DOUBLE), [4]);
    await untilResults(1);
    expect(city.results.map((result) => result.unit)).toEqual([4]);
  });

  test("replaces a sandbox that crashed, and reports its unit as lost", async () => {
    await start();
    const spec = jsSpec(city, "dying", "export default (input) => { if (input === 0) for (;;); return input; };");
    city.grant(spec, [0, 1]);
    await untilMode("working");
    await crashSandbox();
    await untilResults(2);
    expect(city.resultOf(0)).toMatchObject({ kind: "lost" });
    expect(partsOf(city.resultOf(1)).output).toBe("1");
  });

  test("gives up a slot when fewer cores are offered, and works on in the others", async () => {
    await start(2);
    const program = "export default (input) => { if (input === 2) for (;;); return input; };";
    const spec = jsSpec(city, "fewer", program);
    city.grant(spec, [2], { slot: 1 });
    await untilMode("working");
    await page.evaluate(() => harness.donation.setSlots(1));
    await expect.poll(() => city.rooms.at(-1)?.slots, WITHIN).toBe(1);
    city.grant(spec, [7], { slot: 0 });
    await untilResults(1);
    expect(city.results.map((result) => result.unit)).toEqual([7]);
  });

  test("gives back units for a slot that it does not have", async () => {
    await start();
    const grant = city.grant(jsSpec(city, "slotless", DOUBLE), [1, 2], { slot: 3 });
    await expect.poll(() => city.releases, WITHIN).toEqual([{ grantId: grant.grantId, units: [1, 2] }]);
  });

  test("shows each finished tile of a job that makes a picture", async () => {
    await start();
    const program = "export default (input) => new Uint8Array(2 * 2 * 3).fill(input);";
    const picture = { kind: "tiles", width: 4, height: 2, tile: 2 } as const;
    city.grant(jsSpec(city, "tiles", program, { picture }), [0, 1]);
    await expect.poll(() => page.evaluate(() => harness.tiles.length), WITHIN).toBe(2);
    const tiles = await page.evaluate(() => harness.tiles.map(({ index, bytes }) => [index, ...bytes]));
    expect(tiles.sort()).toEqual([
      [0, ...Array<number>(12).fill(0)],
      [1, ...Array<number>(12).fill(1)],
    ]);
  });

  test("leaves the donation to one tab, until that tab is closed", async () => {
    await start();
    const second = await openPage();
    await untilMode("other-tab", second);
    await page.close();
    await untilMode("waiting", second);
  });

  test("says that the page is too old when the coordinator says so", async () => {
    city.refusal = "too-old";
    await page.evaluate(() => harness.donation.start({ slots: 1 }));
    await untilMode("too-old");
  });

  test("stays away when its household removed it, also after a reload, until its resident starts again", async () => {
    await start();
    city.refusal = "removed";
    city.drop();
    await untilMode("removed");
    const hellos = city.hellos.length;
    city.refusal = undefined;
    await page.reload();
    await untilMode("removed");
    expect(city.hellos.length).toBe(hellos);
    await page.evaluate(() => harness.donation.start());
    await expect.poll(() => city.hellos.length, WITHIN).toBe(hellos + 1);
    expect(city.hellos.at(-1)).not.toHaveProperty("deviceToken");
    await untilMode("waiting");
  });

  test("says that its network is crowded while it is not admitted, and no longer once it is", async () => {
    city.refusal = "crowded";
    await page.evaluate(() => harness.donation.start({ slots: 1 }));
    await expect.poll(() => state(), WITHIN).toMatchObject({ mode: "connecting", link: "crowded" });
    city.refusal = undefined;
    await untilMode("waiting");
  });

  test("tries units of a job in the same sandbox, without a coordinator", async () => {
    const spec = jsSpec(
      city,
      "tried",
      "export default (input) => { if (input === 1) throw new Error('no'); return input; };",
    );
    const tried = await page.evaluate(async (spec) => {
      const units = await harness.tryUnits({ spec, units: [0, 1, 2], lines: null });
      return units.map((unit) => ({ ...unit, bytes: "bytes" in unit ? unit.bytes?.length : 0 }));
    }, spec);
    expect(tried.map(({ unit, kind }) => [unit, kind])).toEqual([
      [0, "output"],
      [1, "failed"],
      [2, "output"],
    ]);
    expect(city.hellos).toEqual([]);
  });
});

function stubOf({ grantId, jobId, block, units, token }: ReturnType<FakeCoordinator["grant"]>) {
  return { grantId, jobId, block, units, token };
}

/** Ends the process of the sandbox and its unit workers, like a program that uses all memory. */
async function crashSandbox() {
  const sandbox = page.frames().find((frame) => frame.url().endsWith("/box"));
  if (!sandbox) throw new Error("There is no sandbox to crash.");
  const session = await context.newCDPSession(sandbox);
  // The process that should answer is the one that dies.
  session.send("Page.crash").catch(() => {});
}
