import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import type { EngineName, EnginePage } from "#suites/kit/engines/engine";
import { enginesHere } from "#suites/kit/engines/engines-here";
import { startEngine } from "#suites/kit/engines/start-engine";
import { verifyGlobinUnit } from "../samples/globins/verify";
import type { ApiCustomer } from "./actors/customer";
import { cityTest } from "./city-test";

const PAIRS = 5;
const NUMBERS = 40;
const GLOBINS = "samples/globins";

/** What engines compute differently unless the sandbox prevents it. */
const MIXED = `
export default (n) => {
  const values = [Math.sin(n * 1e5), Math.pow(n, 0.37), Math.exp(-n), Math.atan2(n, -3), n ** 0.37, n / 7];
  const words = values.map((value) => value.toString(36)).sort();
  return { values, words, now: Date.now(), chance: Math.random(), local: new Date(n * 1e11).toLocaleString() };
};
`;

/** In WebKit a JavaScript unit could harm its page, so customers' modules do not run there. */
const RUNS_JS: EngineName[] = ["chromium", "firefox"];

for (const name of enginesHere().filter((engine) => engine !== "chromium")) {
  cityTest(`a resident with ${name} and one with Chromium agree on every unit`, async ({ city, baseURL }) => {
    const customer = await city.newCustomer(`${name} Lab`);
    const jobs = [await submitGlobins(customer), ...(RUNS_JS.includes(name) ? [await submitNumbers(customer)] : [])];
    const engine = await startEngine(name);
    try {
      await city.openResident();
      const page = await engine.openPage(`${baseURL}/`);
      await lightUp(page);
      for (const jobId of jobs) {
        await expect.poll(() => stateOf(customer, jobId), { timeout: 300_000 }).toBe("finished");
        const { results } = await customer.client.listResults({ jobId });
        expect(results.map(({ state, replicas }) => [state, replicas])).toEqual(results.map(() => ["agreed", 2]));
      }
      const { results } = await customer.client.listResults({ jobId: jobs[0] ?? "" });
      expect(results.map(({ unit, text }) => verifyGlobinUnit(unit, text ?? ""))).toEqual(Array(PAIRS).fill(undefined));
      expect(await page.troubles()).toEqual([]);

      await page.press("Stop");
      await expect.poll(() => shownStatus(page)).toBe("Nothing is running.");
    } finally {
      await engine.close();
    }
  });
}

/** A press is lost until React has hydrated the page, which is when the page says that nothing runs. */
async function lightUp(page: EnginePage) {
  await expect.poll(() => shownStatus(page), { timeout: 300_000 }).toBe("Nothing is running.");
  await page.press("Light up");
}

const shownStatus = (page: EnginePage) =>
  page.evaluate(() => document.querySelector("main [role=status]")?.textContent?.trim());

const stateOf = async ({ client }: ApiCustomer, jobId: string) => (await client.getJob({ jobId })).state;

async function submitGlobins({ client }: ApiCustomer): Promise<string> {
  const upload = async (bytes: Uint8Array) => ({ blob: (await client.upload(new Uint8Array(bytes))).blob });
  const pairs = (await readFile(`${GLOBINS}/pairs.jsonl`, "utf8")).split("\n").slice(0, PAIRS).join("\n");
  const { id } = await client.submitJob({
    name: "Globins",
    program: { runtime: "wasi", source: await upload(await readFile(`${GLOBINS}/globins.wasm`)) },
    shared: [{ path: "globins45.fa", source: await upload(await readFile(`${GLOBINS}/globins45.fa`)) }],
    args: ["{a}", "{b}"],
    inputs: { kind: "jsonl", source: await upload(new TextEncoder().encode(pairs)) },
    replicas: 2,
    cores: 4,
    budget: "1.00",
  });
  return id;
}

async function submitNumbers({ client }: ApiCustomer): Promise<string> {
  const { blob } = await client.upload(new TextEncoder().encode(MIXED));
  const { id } = await client.submitJob({
    name: "Numbers",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: NUMBERS },
    replicas: 2,
    cores: 4,
    budget: "1.00",
  });
  return id;
}
