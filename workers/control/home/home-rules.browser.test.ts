import type { Page } from "playwright";
import { expect, test } from "vitest";
import { eachInHarness } from "#suites/kit/sandbox-harness/each-in-harness";
import type { FakeCoordinator } from "#suites/kit/sandbox-harness/fake-coordinator";
import type { Harness } from "#suites/kit/sandbox-harness/harness-page";
import { jsSpec } from "#suites/kit/sandbox-harness/specs";

declare const harness: Harness;

const WITHIN = { timeout: 120_000, interval: 50 };
/** At a tenth of a core it leaves the rest to tests that are not about stopping it. */
const FOREVER = "export default () => { for (;;); };";
/** A second or more of one core. */
const SPINS = "export default () => { let n = 0; for (let i = 0; i < 2e9; i++) n = (n + i) | 0; return n; };";
const ROOMY = { fuel: 1_000_000_000, wallMs: 60_000, memoryMib: 64, outputBytes: 4_000_000 };

let city: FakeCoordinator;
let page: Page;

eachInHarness((here) => {
  ({ city, page } = here);
});

/** A battery that the test plugs in and out by `plug`. */
const haveBattery = () =>
  page.addInitScript(() => {
    const battery = Object.assign(new EventTarget(), { charging: true, level: 0.8 });
    Object.assign(navigator, { getBattery: async () => battery });
    Object.assign(globalThis, {
      plug: (charging: boolean) => {
        battery.charging = charging;
        battery.dispatchEvent(new Event("chargingchange"));
      },
    });
  });

const press = (what: (donation: Harness["donation"]) => void) => page.evaluate(`(${what})(harness.donation)`);
const state = () => page.evaluate(() => harness.snapshot?.state);
const untilState = (expected: object) => expect.poll(state, WITHIN).toMatchObject(expected);
const untilRoom = (room: object) => expect.poll(() => city.rooms.at(-1), WITHIN).toEqual(room);

test("a device on a metered network makes no requests until its resident allows that", async () => {
  await page.addInitScript(() => {
    const network = Object.assign(new EventTarget(), { saveData: true });
    Object.defineProperty(navigator, "connection", { get: () => network });
  });
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 1 }));
  await untilState({ mode: "resting", why: { kind: "metered" } });
  expect(city.hellos).toEqual([]);
  await page.evaluate(() => harness.donation.setRules({ ...harness.snapshot?.rules, onMetered: true } as never));
  await untilRoom({ slots: 1 });
});

test("a device that is unplugged gives its units back, and works again once it is plugged in", async () => {
  await haveBattery();
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 1, sharePercent: 10 }));
  await untilRoom({ slots: 1 });
  city.grant(jsSpec(city, "endless", FOREVER), [1]);
  await untilState({ mode: "working" });
  await page.evaluate("plug(false)");
  await untilState({ mode: "resting", why: { kind: "on-battery" } });
  await untilRoom({ slots: 0 });
  expect(await page.evaluate(() => document.querySelectorAll("iframe").length)).toBe(0);
  await page.evaluate("plug(true)");
  await untilState({ mode: "resting", why: { kind: "about-to-continue" } });
  await untilRoom({ slots: 1 });
});

test("the screen stays on while the device is lit on mains power and its resident asks for that", async () => {
  await haveBattery();
  await page.addInitScript(() => {
    const screen = { held: 0 };
    const request = async () => {
      screen.held += 1;
      const release = async () => {
        screen.held -= 1;
      };
      return { released: false, release };
    };
    Object.defineProperty(navigator, "wakeLock", { get: () => ({ request }) });
    Object.assign(globalThis, { screenLocks: screen });
  });
  const untilHeld = (held: number) => expect.poll(() => page.evaluate("screenLocks.held"), WITHIN).toBe(held);
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 1, sharePercent: 10 }));
  await untilRoom({ slots: 1 });
  await untilHeld(0);
  const asked = { battery: 0, keepsScreenOn: true };
  await page.evaluate((rules) => harness.donation.setRules({ ...harness.snapshot?.rules, ...rules } as never), asked);
  await untilHeld(1);
  city.grant(jsSpec(city, "endless", FOREVER), [1]);
  await untilState({ mode: "working" });
  await untilHeld(1);
  await press((donation) => donation.pause(Date.now() + 3_600_000));
  await untilHeld(0);
  await press((donation) => donation.pause(null));
  await untilHeld(1);
  await page.evaluate("plug(false)");
  await untilHeld(0);
  await page.evaluate("plug(true)");
  await untilHeld(1);
  await page.evaluate(() => harness.donation.setRules({ ...harness.snapshot?.rules, keepsScreenOn: false } as never));
  await untilHeld(0);
});

test("a page that other programs keep waiting gets its cores back", async () => {
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 2 }));
  await untilRoom({ slots: 2 });
  await page.evaluate(() => harness.donation.setRules({ ...harness.snapshot?.rules, givesWay: true } as never));
  // Nothing computes, so that only the page can notice; it neither changes nor is it touched meanwhile.
  await page.evaluate(async () => {
    const until = performance.now() + 30_000;
    while (performance.now() < until && harness.snapshot?.lent !== 0) {
      for (const end = performance.now() + 400; performance.now() < end; );
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  });
  await expect.poll(() => city.rooms.some((room) => "lent" in room && Number(room.lent) < 2), WITHIN).toBe(true);
});

test("a pause gives every core back at once, and ends on command", async () => {
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 1 }));
  await untilRoom({ slots: 1 });
  city.grant(jsSpec(city, "endless", FOREVER), [1]);
  await untilState({ mode: "working" });
  const frames = await page.evaluate(() => {
    harness.donation.pause(Date.now() + 3_600_000);
    return document.querySelectorAll("iframe").length;
  });
  expect(frames).toBe(0);
  await untilState({ mode: "resting", why: { kind: "paused" } });
  await page.reload();
  await untilState({ mode: "resting", why: { kind: "paused" } });
  await press((donation) => donation.pause(null));
  await untilRoom({ slots: 1 });
  expect(city.results).toEqual([]);
});

test("a device that stops after its units finishes the running ones, releases the others and disconnects", async () => {
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 1 }));
  await untilRoom({ slots: 1 });
  const grant = city.grant(jsSpec(city, "long", SPINS, { limits: ROOMY }), [1, 2, 3]);
  await expect.poll(() => page.evaluate(() => harness.snapshot?.workerSlots[0]?.unit), WITHIN).toBe(1);
  await press((donation) => donation.finish());
  await untilRoom({ slots: 1, isLeaving: true });
  expect(city.releases).toEqual([{ grantId: grant.grantId, units: [2, 3] }]);
  await expect.poll(() => page.evaluate(() => harness.snapshot?.isFinishing), WITHIN).toBe(true);
  expect(await page.evaluate(() => harness.snapshot?.on)).toBe(false);
  await untilState({ mode: "off" });
  await untilRoom({ slots: 0 });
  expect(city.results.map(({ unit, kind }) => [unit, kind])).toEqual([[1, "output"]]);
});

test("work that its resident excludes goes to others at once, and the city learns of it", async () => {
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 1, sharePercent: 10 }));
  await untilRoom({ slots: 1 });
  const { grantId } = city.grant(jsSpec(city, "unwanted", FOREVER, { workKind: "business" }), [1, 2]);
  await untilState({ mode: "working" });
  const left = { refusedKinds: ["business"] };
  await page.evaluate((rules) => harness.donation.setRules({ ...harness.snapshot?.rules, ...rules } as never), left);
  await untilRoom({ slots: 1, ...left });
  await expect.poll(() => city.releases, WITHIN).toEqual([{ grantId, units: [1, 2] }]);
  await untilState({ mode: "waiting" });
});

test("the day's data is stored, and limits the day", async () => {
  await page.goto(city.pageUrl);
  await press((donation) => donation.start({ slots: 1 }));
  await untilRoom({ slots: 1 });
  const twoMib = "export default () => new Uint8Array(2 ** 21).fill(7);";
  city.grant(jsSpec(city, "big", twoMib, { limits: ROOMY }), [1]);
  await expect.poll(() => city.results.length, WITHIN).toBe(1);
  await page.evaluate(() => harness.donation.setRules({ ...harness.snapshot?.rules, dailyMib: 1 } as never));
  await untilState({ mode: "resting", why: { kind: "data-used", mib: 1 } });
  const today = await page.evaluate(() => harness.snapshot?.today);
  expect(today).toMatchObject({ units: 1 });
  expect(today?.bytes).toBeGreaterThan(2 ** 21);
  await expect.poll(() => keptBytes(), WITHIN).toBe(today?.bytes);
  await page.reload();
  await untilState({ mode: "resting", why: { kind: "data-used", mib: 1 } });
});

/** The stored record of the device's days. */
const keptBytes = () =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open("lamplighter-days");
        opening.onsuccess = () => {
          const asking = opening.result.transaction("days").objectStore("days").getAll();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result.at(-1)?.bytes ?? 0);
          };
        };
      }),
  );
