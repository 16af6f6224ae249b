import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { chooseFile } from "./actors/choose-file";
import {
  chooseProgram,
  firstCalls,
  nameJob,
  openJobForm,
  pasteInputs,
  programStep,
  runJob,
  unfold,
} from "./actors/job-form";
import { download, expectSettled, openUnit, stateOf } from "./actors/job-page";
import { unzip } from "./actors/unzip";
import { cityTest } from "./city-test";

const UNITS = [
  { args: ["args", "a b", "", "--x='ü'", "{not a field}"] },
  { args: ["cat"], stdin: "line one\nno end" },
  { args: ["show", "own/data.txt", "shared.txt"], files: [{ path: "own/data.txt", text: "mine alone" }] },
  { args: ["save"] },
  { args: ["exit", "10"] },
  { args: ["exit", "3"] },
];
const STDOUTS = [
  "[program]\n[args]\n[a b]\n[]\n[--x='ü']\n[{not a field}]\n",
  "line one\nno end",
  "own/data.txt: mine alone\nshared.txt: for everybody\n",
  "moved away\n",
  "",
];

cityTest(
  "a WASI command gets its arguments, standard input and files, and its output files and exit codes are returned",
  async ({ city }) => {
    const { page, client } = await city.openCustomer("Grace's Lab");
    await openJobForm(page);
    await chooseProgram(page, "probe.wasm", await readFile("workers/sandbox/testing/probe.wasm"));
    await unfold(page, "Files shared by all units");
    await chooseFile(programStep(page).getByRole("button", { name: "Add files" }), "shared.txt", "for everybody");
    await expect(page.getByLabel("Path of shared.txt")).toHaveValue("shared.txt");
    await unfold(page, "What comes back");
    await page.getByLabel("Files that come back").fill("made/out.txt");
    await page.getByLabel("Successful exit codes").fill("0, 10");
    await pasteInputs(page, "jsonl", UNITS.map((unit) => JSON.stringify(unit)).join("\n"));
    await nameJob(page, "Everything a command may do");
    await expect(firstCalls(page).getByText(`program args 'a b' '' '--x='\\''ü'\\''' '{not a field}'`)).toBeVisible();

    const jobId = await runJob(page);
    await city.openResident();
    await city.openResident();
    await expectSettled(page, UNITS.length);
    await expect(stateOf(page, "Finished")).toBeVisible();

    const files = unzip(await download(page, "Zip archive"));
    const stdouts = STDOUTS.map((_, unit) => files.get(`units/00000${unit}/stdout`)?.toString());
    expect(stdouts).toEqual(STDOUTS);
    expect(files.get("units/000003/files/made/out.txt")?.toString()).toBe("saved\n");

    const answer = await client.getUnit({ jobId, unit: 4 });
    expect(answer).toMatchObject({ state: "agreed", exitCode: 10, stderr: "leaving with 10\n" });
    const failure = await openUnit(page, 5, "Failing");
    await expect(failure.getByRole("region", { name: "Error", exact: true })).toHaveText("It ended with exit code 3.");
    await expect(failure.getByRole("region", { name: "Standard error" })).toHaveText("leaving with 3");
  },
);
