import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright";
import { describe, expect, test } from "vitest";
import wabt from "wabt";
import type { JobSpec } from "#core/jobs/job-spec";
import { meterModule } from "#core/metering/meter-module";
import { decodeOutput } from "#core/units/output";
import { LIMITS } from "#protocol/limits";
import { eachInHarness } from "#suites/kit/sandbox-harness/each-in-harness";
import type { FakeCoordinator } from "#suites/kit/sandbox-harness/fake-coordinator";
import type { Harness } from "#suites/kit/sandbox-harness/harness-page";
import { jsSpec } from "#suites/kit/sandbox-harness/specs";

declare const harness: Harness;

const WITHIN = { timeout: 120_000, interval: 50 };
/** Says how many units of its worker came before; the input is how many milliseconds it takes, or a failure. */
const COUNTS = `let before = 0;
const clock = (ms) => { let x = 0; for (let i = 0; i < ms * 300_000; i++) x = (x * 31 + i) | 0; return x };
export default (input) => { if (input < 0) throw new Error("as asked"); clock(input); return before++; };`;

let city: FakeCoordinator;
let page: Page;

eachInHarness(async (here) => {
  ({ city, page } = here);
  await page.goto(city.pageUrl);
});

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

describe("a worker lives as long as its job has units for it", () => {
  test("over slow units, and from one grant to the next", async () => {
    await start();
    const spec = jsSpec(city, "counts", COUNTS, { inputKind: "jsonl" });
    city.grant(spec, [0, 1], { lines: ["400", "400"] });
    await untilResults(2);
    city.grant(spec, [2, 3], { lines: ["400", "0"] });
    await untilResults(4);
    expect([0, 1, 2, 3].map(said)).toEqual(["0", "1", "2", "3"]);
  });

  test("and ends with a unit that failed", async () => {
    await start();
    city.grant(jsSpec(city, "fails", COUNTS, { inputKind: "jsonl" }), [0, 1, 2, 3], { lines: ["0", "0", "-1", "0"] });
    await untilResults(4);
    expect([0, 1, 2, 3].map(said)).toEqual(["0", "1", "failed", "0"]);
  });

  test("and what waited in it behind such a unit runs in the next one", async () => {
    await start();
    const units = Array.from({ length: 60 }, (_, unit) => unit);
    const lines = units.map((unit) => (unit % 20 === 19 ? "-1" : "0"));
    city.grant(jsSpec(city, "many", COUNTS, { inputKind: "jsonl" }), units, { lines });
    await untilResults(units.length);
    expect(units.map(said)).toEqual(units.map((unit) => (unit % 20 === 19 ? "failed" : String(unit % 20))));
  });

  test("and ends with a long output, whose value it would keep in memory", async () => {
    await start();
    const long = `let before = 0;
      export default () => new Uint8Array(${LIMITS.MAX_WORKER_OUTPUT_BYTES + 1}).fill(before++);`;
    const spec = jsSpec(city, "long", long, { inputKind: "jsonl", keepsOutputs: true });
    const limits = { ...spec.limits, outputBytes: LIMITS.MAX_PLACED_OUTPUT_BYTES };
    city.grant({ ...spec, limits }, [0, 1], { lines: ["0", "0"] });
    await untilResults(2);
    const hashes = [0, 1].map((unit) => {
      const result = city.resultOf(unit);
      return result?.kind === "kept" ? result.parts[0]?.hash : result?.kind;
    });
    expect(hashes).toEqual(Array(2).fill(hash("sha256", new Uint8Array(LIMITS.MAX_WORKER_OUTPUT_BYTES + 1))));
  });

  test("and never runs another job's units, even with the same program", async () => {
    await start();
    city.grant(jsSpec(city, "one", COUNTS, { inputKind: "jsonl" }), [0, 1], { lines: ["0", "0"] });
    await untilResults(2);
    city.grant(jsSpec(city, "other", COUNTS, { inputKind: "jsonl" }), [2], { lines: ["0"] });
    await untilResults(3);
    expect([0, 1, 2].map(said)).toEqual(["0", "1", "0"]);
  });
});

/** The probe of the sandbox's tests: a command that does what its argument says. */
function probeSpec(jobId: string, wallMs: number): JobSpec {
  const bytes = readFileSync(new URL("../sandbox/testing/probe.wasm", import.meta.url));
  const metered = meterModule(bytes, { maxPages: 512 });
  if (metered.kind !== "metered") throw new Error(metered.message);
  const spec = jsSpec(city, jobId, "", { inputKind: "jsonl", args: ["{what}"] });
  const { hash, bytes: program } = city.addBlob(metered.bytes);
  return {
    ...spec,
    runtime: "wasi",
    program: { hash, bytes: program } as JobSpec["program"],
    limits: { ...spec.limits, fuel: 1e15, wallMs },
  };
}

/** Metered like any other, but invalid for engines: its function adds numbers of two types. */
async function illTypedSpec(jobId: string): Promise<JobSpec> {
  const { parseWat } = await wabt();
  const text = `(module (memory (export "memory") 1)
    (func (export "_start") (drop (i32.add (i32.const 1) (i64.const 1)))))`;
  const metered = meterModule(new Uint8Array(parseWat("ill.wat", text).toBinary({}).buffer), { maxPages: 16 });
  if (metered.kind !== "metered") throw new Error(metered.message);
  return { ...probeSpec(jobId, 30_000), program: city.addBlob(metered.bytes) as JobSpec["program"] };
}

const grantProbe = (jobId: string, whats: string[], wallMs: number) =>
  city.grant(
    probeSpec(jobId, wallMs),
    whats.map((_, unit) => unit),
    { lines: whats.map((what) => JSON.stringify({ what })) },
  );

describe("quick commands that are sent together", () => {
  const QUICK = 80;
  const quick = Array.from({ length: QUICK }, () => "args");

  test("each returns what it printed", async () => {
    await start();
    grantProbe("quick", quick, 30_000);
    await untilResults(QUICK);
    expect(city.results.map(({ unit }) => unit).sort((a, b) => a - b)).toEqual(quick.map((_, unit) => unit));
    expect(quick.map((_, unit) => said(unit))).toEqual(quick.map(() => "[program]\n[args]\n"));
  });

  test("each returns what it printed at a tenth of a core, too", async () => {
    await start(10);
    grantProbe("tenth", quick, 30_000);
    await untilResults(QUICK);
    expect(quick.map((_, unit) => said(unit))).toEqual(quick.map(() => "[program]\n[args]\n"));
  });

  test("an endless one is the only one that is blamed, and delays none that came before", async () => {
    await start();
    const whats = quick.with(40, "loop").with(60, "loop").with(50, "trap");
    grantProbe("endless", whats, 1_500);
    await untilResults(QUICK);
    const kinds = whats.map((_, unit) => said(unit)?.trim().split("\n").at(-1));
    expect(kinds).toEqual(whats.map((what) => (what === "args" ? "[args]" : "failed")));
    expect(city.resultOf(40)).toMatchObject({ kind: "failed", reason: "time" });
    expect(city.resultOf(50)).toMatchObject({ kind: "failed", reason: "trap" });
    expect(city.resultOf(60)).toMatchObject({ kind: "failed", reason: "time" });
    const order = city.results.map(({ unit }) => unit);
    expect(order.slice(0, 41).sort((a, b) => a - b)).toEqual(whats.slice(0, 41).map((_, unit) => unit));
  });

  test("one with a long output makes none of the others wait or get lost", async () => {
    await start();
    const spec = { ...probeSpec("long", 30_000), inputKind: "jsonl" as const };
    expect(spec.limits.outputBytes).toBeLessThan(2_000_000);
    city.grant(
      spec,
      quick.map((_, unit) => unit),
      { lines: quick.with(40, "print").map((what) => JSON.stringify({ what })) },
    );
    await untilResults(QUICK);
    expect(city.resultOf(40)).toMatchObject({ kind: "failed", reason: "output" });
    expect(said(79)).toBe("[program]\n[args]\n");
  });
});

test("a command that the engine does not compile loses its unit, and the device continues with others", async () => {
  await start();
  city.grant(await illTypedSpec("ill"), [7], { lines: ['{"what":"args"}'] });
  await untilResults(1);
  expect(city.resultOf(7)).toMatchObject({ kind: "lost" });
  grantProbe("sound", ["args"], 30_000);
  await untilResults(2);
  expect(said(0)).toBe("[program]\n[args]\n");
});
