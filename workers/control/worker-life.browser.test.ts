import type { BrowserContext, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { decodeOutput } from "#core/units/output";
import type { Harness } from "#suites/kit/sandbox-harness/harness-page";
import { openHarness, type SandboxHarness } from "#suites/kit/sandbox-harness/open-harness";
import { jsSheet } from "#suites/kit/sandbox-harness/sheets";
import type { TestCity } from "#suites/kit/sandbox-harness/test-city";

declare const harness: Harness;

const WITHIN = { timeout: 30_000, interval: 50 };
/** Says how many units of its worker came before; what is put in is how many milliseconds it takes, or a failure. */
const COUNTS = `let before = 0;
const clock = (ms) => { let x = 0; for (let i = 0; i < ms * 300_000; i++) x = (x * 31 + i) | 0; return x };
export default (input) => { if (input < 0) throw new Error("as asked"); clock(input); return before++; };`;

let opened: SandboxHarness;
let city: TestCity;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  opened = await openHarness();
  city = opened.city;
}, 60_000);
afterAll(() => opened?.close());

beforeEach(async () => {
  city.forget();
  context = await opened.browser.newContext();
  page = await context.newPage();
  await page.goto(city.pageUrl);
});
afterEach(() => context.close());

async function start(sharePercent = 100) {
  await page.evaluate((share) => harness.donation.start({ slots: 1, sharePercent: share }), sharePercent);
  await expect.poll(() => city.rooms.at(-1)?.slots, WITHIN).toBe(1);
}

const untilResults = (count: number) => expect.poll(() => city.results.length, WITHIN).toBe(count);

function said(unit: number): string | undefined {
  const result = city.resultOf(unit);
  if (result?.kind !== "output") return result?.kind;
  const [part] = decodeOutput(result.bytes, (bytes) => new TextDecoder().decode(bytes))?.parts ?? [];
  return new TextDecoder().decode(part?.bytes);
}

describe("a worker lives as long as its job has units for it", { timeout: 60_000 }, () => {
  test("over slow units, and from one grant to the next", async () => {
    await start();
    const sheet = jsSheet(city, "counts", COUNTS, { inputKind: "jsonl" });
    city.grant(sheet, [0, 1], { lines: ["400", "400"] });
    await untilResults(2);
    city.grant(sheet, [2, 3], { lines: ["400", "0"] });
    await untilResults(4);
    expect([0, 1, 2, 3].map(said)).toEqual(["0", "1", "2", "3"]);
  });

  test("and ends with a unit that failed", async () => {
    await start();
    city.grant(jsSheet(city, "fails", COUNTS, { inputKind: "jsonl" }), [0, 1, 2, 3], { lines: ["0", "0", "-1", "0"] });
    await untilResults(4);
    expect([0, 1, 2, 3].map(said)).toEqual(["0", "1", "failed", "0"]);
  });

  test("and what waited in it behind such a unit runs in the next one", async () => {
    await start();
    const units = Array.from({ length: 60 }, (_, unit) => unit);
    const lines = units.map((unit) => (unit % 20 === 19 ? "-1" : "0"));
    city.grant(jsSheet(city, "many", COUNTS, { inputKind: "jsonl" }), units, { lines });
    await untilResults(units.length);
    expect(units.map(said)).toEqual(units.map((unit) => (unit % 20 === 19 ? "failed" : String(unit % 20))));
  });

  test("and is never another job's, be its program the same", async () => {
    await start();
    city.grant(jsSheet(city, "one", COUNTS, { inputKind: "jsonl" }), [0, 1], { lines: ["0", "0"] });
    await untilResults(2);
    city.grant(jsSheet(city, "other", COUNTS, { inputKind: "jsonl" }), [2], { lines: ["0"] });
    await untilResults(3);
    expect([0, 1, 2].map(said)).toEqual(["0", "1", "0"]);
  });
});
