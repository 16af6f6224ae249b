import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright";
import type { JobSpec } from "#core/jobs/job-spec";
import { meterModule } from "#core/metering/meter-module";
import { LIMITS } from "#protocol/limits";
import type { FakeCoordinator } from "#suites/kit/sandbox-harness/fake-coordinator";
import type { Harness } from "#suites/kit/sandbox-harness/harness-page";
import { openHarness } from "#suites/kit/sandbox-harness/open-harness";
import { jsSpec } from "#suites/kit/sandbox-harness/specs";
import { format, type Measure, measured } from "../measure";
import { cpuSeconds } from "../page/busy-processes";
import { spinProgram } from "../page/spin-program";
import type { Section, Stage } from "../section";
import { until } from "../site/until";
import { measureCarriedWasm } from "./carried-wasm";

declare const harness: Harness;

const UNITS = { full: 10_000, quick: 1_000 };
const AHEAD = 2;
const MAX_MS = 120_000;
const MAX_PAGES = 64;
const EMPTY_TURNS = 100;
const STEP_MS = 10;

/** The overhead of a unit on a device: of units that compute next to nothing, all of their time. */
export const units: Section = {
  name: "units",
  about: "what tiny units cost the browser that computes them",
  maxMs: 400_000,
  async run(stage): Promise<Measure[]> {
    const { city, browser, close } = await openHarness();
    try {
      const page = await browser.newPage();
      await page.goto(city.pageUrl);
      await page.evaluate(() => harness.donation.start({ slots: 1, sharePercent: 100 }));
      await until("A device with room", MAX_MS, async () => (city.rooms.at(-1)?.slots === 1 ? true : undefined));
      const measures = [];
      for (const [what, spec] of [
        ["WebAssembly", emptyCommand(city)],
        ["a script", jsSpec(city, "script", "export default (input) => input * 2;")],
      ] as const)
        measures.push(...(await measureUnits(what, spec, { city, browser, page }, stage)));
      measures.push(...(await measureCarriedWasm(city, stage)));
      return measures;
    } finally {
      await close();
    }
  },
};

function emptyCommand(city: FakeCoordinator): JobSpec {
  const metered = meterModule(spinProgram(EMPTY_TURNS), { maxPages: MAX_PAGES });
  if (metered.kind !== "metered") throw new Error(metered.message);
  const { hash, bytes } = city.addBlob(metered.bytes);
  return { ...jsSpec(city, "command", ""), runtime: "wasi", program: { hash, bytes } as JobSpec["program"] };
}

interface Device {
  city: FakeCoordinator;
  browser: Browser;
  page: Page;
}

async function measureUnits(what: string, spec: JobSpec, device: Device, stage: Stage): Promise<Measure[]> {
  const { city, browser } = device;
  const count = stage.quick ? UNITS.quick : UNITS.full;
  const session = await browser.newBrowserCDPSession();
  await compute(city, spec, LIMITS.unitsPerGrant, 0);
  const cpuBefore = await cpuOf(session);
  const start = performance.now();
  await compute(city, spec, count, LIMITS.unitsPerGrant);
  const ms = performance.now() - start;
  const cpuMs = ((await cpuOf(session)) - cpuBefore) * 1_000;
  await session.detach();
  return [
    measured(`an empty unit of ${what}: CPU of the whole browser`, cpuMs / count, format.ms, { atMost: 0.3 }),
    measured("  one after the other on one worker", ms / count, format.ms),
  ];
}

/** Grants as the coordinator does, the next batch before the previous one is used up. */
async function compute(city: FakeCoordinator, spec: JobSpec, count: number, from: number) {
  city.forget();
  let granted = 0;
  const returned = () => city.returns.reduce((sum, { results }) => sum + results.length, 0);
  const deadline = performance.now() + MAX_MS;
  while (returned() < count) {
    if (performance.now() > deadline) throw new Error(`${count} units: not within ${MAX_MS / 1_000} seconds.`);
    while (granted < count && granted - returned() < AHEAD * LIMITS.unitsPerGrant) {
      const size = Math.min(LIMITS.unitsPerGrant, count - granted);
      city.grant(
        spec,
        Array.from({ length: size }, (_, at) => from + granted + at),
      );
      granted += size;
    }
    await sleep(STEP_MS);
  }
}

const cpuOf = async (session: CDPSession) =>
  [...(await cpuSeconds(session)).values()].reduce((sum, seconds) => sum + seconds, 0);
