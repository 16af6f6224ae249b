import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { expect } from "@playwright/test";
import { download, expectSettled, openUnit, stateOf } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { unzip } from "./actors/unzip";
import { cityTest } from "./city-test";

/** The limit was one second's worth of fuel. */
const OUT_OF_FUEL = "limits.seconds: the unit used its 1 s of an ordinary core; set limits.seconds to 4";

/** What each unit does, the message to its customer (null if it succeeds), and its standard error. */
const COMMANDS = [
  { does: "args", error: null, stderr: "" },
  { does: "trap", error: /^It trapped: unreachable\.\n {2}at function \d+\n/, stderr: "about to fail\n" },
  { does: "loop", error: new RegExp(`^${OUT_OF_FUEL}`), stderr: "" },
  { does: "cat", error: null, stderr: "" },
  { does: "print", error: /^Its output passed the limit of 65536 bytes\.$/, stderr: "" },
  { does: "exit", more: ["7"], error: /^It ended with exit code 7\.$/, stderr: "leaving with 7\n" },
  { does: "allocate", error: null, stderr: "" },
];

cityTest(
  "a command that traps, loops, prints without end or exits with an error is reported precisely, and other units succeed",
  async ({ city }) => {
    const { page, client } = await city.openCustomer("Wild Lab");
    const { blob } = await client.upload(new Uint8Array(await readFile("workers/sandbox/testing/probe.wasm")));
    const lines = COMMANDS.map(({ does, more = [] }) => JSON.stringify({ args: [does, ...more] })).join("\n");
    const inputs = await client.upload(new TextEncoder().encode(lines));
    const job = await client.submitJob({
      name: "Wild commands",
      program: { runtime: "wasi", source: { blob } },
      inputs: { kind: "jsonl", source: { blob: inputs.blob } },
      budget: "1.00",
      // The time limit is long enough for the endless unit to use up its fuel on the busiest machine.
      limits: { seconds: 1, wallSeconds: 300, memoryMib: 32, outputBytes: 65_536 },
    });
    await openPage(page, `/jobs/${job.id}`);
    await city.openResident();
    await city.openResident();
    await expectSettled(page, COMMANDS.length);
    await expect(stateOf(page, "Finished")).toBeVisible();

    const { results } = await client.listResults({ jobId: job.id });
    for (const [unit, { error, stderr }] of COMMANDS.entries()) {
      const result = results[unit];
      expect(result).toMatchObject({ unit, state: error ? "failed" : "agreed", stderr });
      if (error) expect(result?.error).toMatch(error);
    }
    expect(results[6]?.text).toBe("refused in the end\n");

    const trapped = await openUnit(page, 1, "Failing");
    await expect(trapped.getByRole("region", { name: "Error", exact: true })).toHaveText(
      /^It trapped: unreachable\.\s+at function \d+/,
    );
    await expect(trapped.getByRole("region", { name: "Standard error" })).toHaveText("about to fail");
    await page.keyboard.press("Escape");
    const failing = page.getByRole("list", { name: "Failing units" });
    await expect(failing.getByRole("button", { name: /^Unit \d/ })).toHaveCount(4);
    await expect(failing.getByText(OUT_OF_FUEL)).toBeVisible();

    const french = await city.openBrowser({ locale: "fr-CA", storageState: await page.context().storageState() });
    await openPage(french, `/jobs/${job.id}?unit=5`);
    const exited = french.getByRole("region", { name: "Erreur", exact: true });
    await expect(exited).toHaveText("Le programme s’est terminé avec le code de sortie 7.");
    await french.keyboard.press("Escape");
    await french.getByRole("tab", { name: /^Échecs/ }).click();
    const failed = french.getByRole("list", { name: "Unités en échec" });
    for (const said of [/trap\)[ \u202f\u00a0]: unreachable/, /Sa sortie a dépassé la limite/, /l’unité a utilisé ses/])
      await expect(failed.getByText(said)).toBeVisible();
  },
);

cityTest("what failed units printed and wrote can be downloaded, separate from results", async ({ city }) => {
  const { page, client } = await city.openCustomer("Careful Lab");
  const { blob } = await client.upload(new Uint8Array(await readFile("workers/sandbox/testing/probe.wasm")));
  const lines = [["save"], ["print"], ["exit", "1"]].map((args) => JSON.stringify({ args })).join("\n");
  const inputs = await client.upload(new TextEncoder().encode(lines));
  const job = await client.submitJob({
    name: "Commands that leave something",
    program: { runtime: "wasi", source: { blob } },
    inputs: { kind: "jsonl", source: { blob: inputs.blob } },
    outputs: ["made/out.txt"],
    // A command that saves its files and returns has thus failed.
    okExitCodes: [1],
    budget: "1.00",
    limits: { seconds: 10, memoryMib: 32, outputBytes: 65_536 },
  });
  await openPage(page, `/jobs/${job.id}`);
  await city.openResident();
  await city.openResident();
  await expectSettled(page, 3);

  const { results } = await client.listResults({ jobId: job.id });
  expect(results.map(({ state, exitCode, replicas }) => ({ state, exitCode, replicas }))).toEqual([
    { state: "failed", exitCode: 0, replicas: 2 },
    { state: "failed", exitCode: null, replicas: 2 },
    { state: "agreed", exitCode: 1, replicas: 2 },
  ]);
  expect(results[0]).toMatchObject({ text: "moved away\n", parts: [{ name: "stdout" }, { name: "made/out.txt" }] });

  await page.getByRole("tab", { name: /^Failing/ }).click();
  const left = page.getByRole("list", { name: "What unit 0 left" });
  await expect(left.getByRole("link")).toHaveCount(2);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    left.getByRole("link", { name: /made\/out\.txt/ }).click(),
  ]);
  expect(await text(await saved.createReadStream())).toBe("saved\n");

  const files = unzip(await download(page, "Zip archive"));
  expect(files.get("failed/000000/files/made/out.txt")?.toString()).toBe("saved\n");
  // Too long to be part of the result: it was uploaded as a blob.
  const printed = files.get("failed/000001/stdout");
  expect(printed?.length).toBeGreaterThan(32_768);
  expect(printed?.length).toBeLessThanOrEqual(65_536);
  expect(files.has("units/000002/stdout")).toBe(true);
  expect([...files.keys()].filter((name) => /^units\/00000[01]/.test(name))).toEqual([]);
  const unit = await openUnit(page, 0, "Failing");
  await expect(unit.getByRole("region", { name: "Output until it failed" })).toHaveText("moved away");
});

const MODULE = `
export default (what, ctx) => {
  ctx.log("asked to", what);
  if (what === "throw") throw new RangeError("no such town: " + what);
  if (what === "loop") for (;;) {}
  if (what === "nothing") return undefined;
  if (what === "print") return "x".repeat(100_000);
  if (what === "deep") return (function deeper(n) { return deeper(n + 1) + 1; })(0);
  return what;
};
`;
const ASKED = ["answer", "throw", "loop", "nothing", "print", "deep", "answer too"];

cityTest(
  "a module that throws, loops or returns too much is reported precisely, and other units succeed",
  async ({ city }) => {
    const { page, client } = await city.openCustomer("Wilder Lab");
    const { blob } = await client.upload(new TextEncoder().encode(MODULE));
    const inputs = await client.upload(new TextEncoder().encode(ASKED.join("\n")));
    const job = await client.submitJob({
      name: "Wild modules",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "lines", source: { blob: inputs.blob } },
      budget: "1.00",
      limits: { seconds: 2, outputBytes: 65_536 },
    });
    await openPage(page, `/jobs/${job.id}`);
    await city.openResident();
    await city.openResident();
    await expectSettled(page, ASKED.length);

    const { results } = await client.listResults({ jobId: job.id });
    expect(results.map(({ state }) => state)).toEqual(
      ASKED.map((what) => (what.startsWith("answer") ? "agreed" : "failed")),
    );
    const errors = results.map(({ error }) => error);
    expect(errors[1]).toMatch(/^RangeError: no such town: throw\n\s+at .*program:4:/);
    expect(errors[2]).toMatch(/^limits\.wallSeconds: the unit was still running after \d+ s by the clock/);
    expect(errors[3]).toBe("The function gave nothing: return bytes, text or JSON (null stands for nothing).");
    expect(errors[4]).toBe("Its output passed the limit of 65536 bytes.");
    expect(errors[5]).toMatch(/^RangeError: Maximum call stack size exceeded/);
    expect(results[1]?.stderr).toBe("asked to throw\n");

    const thrown = await openUnit(page, 1, "Failing");
    await expect(thrown.getByRole("region", { name: "Error", exact: true })).toContainText(
      "RangeError: no such town: throw",
    );
    await expect(thrown.getByRole("region", { name: "Standard error" })).toHaveText("asked to throw");
  },
);
