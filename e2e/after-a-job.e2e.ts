import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { expect } from "@playwright/test";
import { commandOutput } from "#coordinator/testing/command-output";
import { SocketDevice } from "#coordinator/testing/socket-device";
import { LIMITS } from "#protocol/limits";
import { unitsPerArchive } from "#protocol/manifest/results-index";
import { download, expectSettled, openUnit, stateOf } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { unzip } from "./actors/unzip";
import { cityTest } from "./city-test";

const NOT_TWO = `export default (n) => {
  if (n === 2) throw new RangeError("no square of " + n);
  return { n, square: n * n };
};
`;

cityTest("results are saved as tables, and failed units run again as a job of their own", async ({ city }) => {
  const { page, client } = await city.openCustomer("Second Try Lab");
  const { blob } = await client.upload(Buffer.from(NOT_TWO));
  const job = await client.submitJob({
    name: "Squares",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: 3 },
    limits: { seconds: 5 },
    budget: "0.10",
  });
  await openPage(page, `/jobs/${job.id}`);
  await city.openResident();
  await city.openResident();
  await expectSettled(page, 3);
  await expect(stateOf(page, "Finished")).toBeVisible();
  const table = (await download(page, "CSV table")).toString();
  expect(table).toMatch(/^unit,.*,output\.n,output\.square\r?\n/);
  expect(table).toMatch(/^1,2,failed,.*"RangeError: no square of 2$/m);
  expect(table).toMatch(/^2,3,agreed,.*,3,9\r?$/m);
  expect((await download(page, "Parquet")).subarray(0, 4).toString()).toBe("PAR1");

  await page.getByRole("button", { name: "Retry failed" }).click();
  const dialog = page.getByRole("dialog", { name: "Retry 1 failed unit" });
  const budget = dialog.getByLabel("Budget in dollars");
  await budget.fill("99.00");
  await dialog.getByRole("button", { name: "Run them again" }).click();
  await expect(dialog.getByText(/^You have C\$\d+\.\d+ free, and this needs C\$99\.00\.$/)).toBeVisible();
  await budget.fill("0.05");
  await dialog.getByLabel("Seconds that one unit may take").fill("7");
  await dialog.getByRole("button", { name: "Run them again" }).click();
  await page.waitForURL((url) => /\/jobs\/job_\w+$/.test(url.pathname) && !url.pathname.endsWith(job.id));
  await expect(page.getByRole("heading", { name: "Squares (retry)" })).toBeVisible();
  await expectSettled(page, 1);
  const failed = await openUnit(page, 0, "Failing");
  await expect(failed.getByRole("region", { name: "Error", exact: true })).toContainText("no square of 2");
  const again = await client.getJob({ jobId: new URL(page.url()).pathname.replace("/jobs/", "") });
  expect(again).toMatchObject({ units: 1, failed: 1, manifest: { limits: { seconds: 7 }, budget: "0.05" } });
});

cityTest("a job of more files than one archive holds is saved in several", async ({ city, baseURL }) => {
  const { page, client } = await city.openCustomer("Many Files Lab");
  const outputs = Array.from({ length: LIMITS.outputFiles }, (_, at) => `out/${at}.txt`);
  const span = unitsPerArchive(outputs.length);
  const { blob } = await client.upload(new Uint8Array(await readFile("workers/sandbox/testing/probe.wasm")));
  const job = await client.submitJob({
    name: "Files by the dozen",
    program: { runtime: "wasi", source: { blob } },
    args: ["args"],
    inputs: { kind: "range", from: 1, to: span + 2 },
    outputs,
    replicas: 1,
    budget: "1.00",
  });
  const device = new SocketDevice(baseURL ?? "", {
    answer: (unit) => ({ kind: "output", unit, fuel: 0, ms: 1, bytes: commandOutput(`unit ${unit}`) }),
  });
  await openPage(page, `/jobs/${job.id}`);
  await expectSettled(page, span + 2);
  device.close();
  await page.getByRole("button", { name: "Download" }).click();
  await page.getByRole("menuitem", { name: /^Zip archives, 2\b/ }).click();
  const parts = page.getByRole("dialog", { name: "Zip archives" }).getByRole("link");
  const shown = (unit: number) => unit.toLocaleString("en-CA");
  await expect(parts).toHaveText([`Units 0 to ${shown(span - 1)}`, `Units ${shown(span)} to ${shown(span + 1)}`]);
  const [saved] = await Promise.all([page.waitForEvent("download"), parts.last().click()]);
  expect(saved.suggestedFilename()).toMatch(/\.zip$/);
  const files = unzip(await buffer(await saved.createReadStream()));
  const last = [span, span + 1].map((unit) => `units/${String(unit).padStart(6, "0")}/stdout`);
  expect([...files.keys()].filter((name) => name.startsWith("units/"))).toEqual(last);
  expect(files.get(last[1] ?? "")?.toString()).toBe(`unit ${span + 1}`);
});
