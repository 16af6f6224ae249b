import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { expect, type Page } from "@playwright/test";
import { ZipFile } from "yazl";
import { englishAmong } from "#app/_messages/testing/english-among.ts";
import { chooseFile } from "./actors/choose-file";
import { chooseKind, chooseProgram, firstCalls, nameJob, openJobForm, runJob } from "./actors/job-form";
import { expectSettled, openUnit, stateOf } from "./actors/job-page";
import { openPage } from "./actors/open-page";
import { textsOfPage } from "./actors/texts-of-page";
import { cityTest } from "./city-test";

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, text] of Object.entries(files)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  return buffer(archive.outputStream);
}

cityTest("the files of a zip become units, and each shows on which device and how long it ran", async ({ city }) => {
  const { page, client } = await city.openCustomer("Archive Lab");
  await openJobForm(page);
  await chooseProgram(page, "probe.wasm", await readFile("workers/sandbox/testing/probe.wasm"));
  await chooseKind(page, "archive");
  const files = { "in/a b.txt": "one\n", "in/empty.txt": "", "in/é.txt": "three\n" };
  await chooseFile(page.getByRole("button", { name: "Choose a .zip, .tar or .tar.gz" }), "in.zip", await zipOf(files));
  await page.getByRole("textbox", { name: "Arguments" }).fill("cat");
  await nameJob(page, "Words in a zip");
  await expect(firstCalls(page).getByText("program cat < 'in/a b.txt'")).toBeVisible();
  const jobId = await runJob(page);
  await city.openResident();
  await city.openResident();
  await expectSettled(page, 3);
  await expect(stateOf(page, "Finished")).toBeVisible();
  const { results } = await client.listResults({ jobId });
  expect(results.map(({ input, text }) => [input, text])).toEqual(Object.entries(files));
  const unit = await openUnit(page, 2);
  await expect(unit.getByRole("region", { name: "Timeline" }).getByRole("listitem")).toContainText([
    "submitted; waited",
    "agreed",
    "agreed",
    "settled",
  ]);

  const french = await city.openBrowser({ locale: "fr-CA", storageState: await page.context().storageState() });
  await openPage(french, `/jobs/${jobId}?unit=2`);
  await expect(french.getByRole("region", { name: "Chronologie" }).getByRole("listitem")).toHaveCount(4);
  await expectNoEnglish(french);
  await french.keyboard.press("Escape");
  await french.getByRole("button", { name: "Télécharger" }).click();
  await expect(french.getByRole("menuitem", { name: "Lignes JSON" })).toBeVisible();
  await expectNoEnglish(french);
  await openPage(french, "/jobs");
  await expectNoEnglish(french);
});

const expectNoEnglish = async (page: Page) => expect(englishAmong(await textsOfPage(page))).toEqual([]);
