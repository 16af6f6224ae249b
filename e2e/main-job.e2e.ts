import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { verifyGlobinUnit } from "../samples/globins/verify";
import { newPerson } from "./actors/customer";
import {
  chooseProgram,
  firstCalls,
  inputsStep,
  nameJob,
  openJobForm,
  pasteInputs,
  programStep,
  runJob,
} from "./actors/job-form";
import { download, expectSettled, openUnit, stateOf } from "./actors/job-page";
import { openPage, untilHydrated } from "./actors/open-page";
import { lightUp, truthOf } from "./actors/resident";
import { unzip } from "./actors/unzip";
import { cityTest } from "./city-test";

/** Text, JSON and binary data: each output must arrive unchanged. */
const TOWNS = `
const raw = Uint8Array.from([0, 255, 128, 10, 13]);
export default (town, ctx) => {
  ctx.log("looked at", town);
  if (town === "raw") return raw;
  return { town, letters: [...town].length, backwards: [...town].reverse().join("") };
};
`;
const LINES = ["Stratford", "St. Marys", "Zürich", "東京", "raw", 'a, b\\t"c"'];

const answerTo = (town: string) =>
  JSON.stringify({ town, letters: [...town].length, backwards: [...town].reverse().join("") });

cityTest(
  "a visitor signs up and uploads a program, and two residents who press one button return verified results",
  async ({ city }) => {
    const page = await city.openBrowser();
    const person = newPerson("Ada Byron");
    await openPage(page, "/sign-up?next=/jobs");
    await page.getByLabel("Name").fill(person.name);
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password").fill(person.password);
    await page.getByRole("button", { name: "Make my account" }).click();
    await expect(page.getByText("No jobs yet")).toBeVisible();
    await untilHydrated(page);
    const { client } = await city.meetCustomer(page, person.name);

    await page.getByRole("main").getByRole("link", { name: "New job" }).first().click();
    await chooseProgram(page, "towns.mjs", TOWNS);
    await pasteInputs(page, "lines", LINES.join("\n"));
    await nameJob(page, "Towns backwards");
    await expect(firstCalls(page).getByText("Stratford")).toBeVisible();
    const jobId = await runJob(page);
    await expect(stateOf(page, "Waiting for a core")).toBeVisible();
    await expectSettled(page, 0);

    const residents = [await city.openResident(), await city.openResident()];
    await expectSettled(page, LINES.length);
    await expect(stateOf(page, "Finished")).toBeVisible();
    for (const resident of residents) await expect(truthOf(resident)).toHaveText("No work right now.");

    const lines = (await download(page, "JSON lines")).toString().split("\n");
    expect(lines.pop()).toBe("");
    const results = lines.map((line) => JSON.parse(line));
    expect(results.map(({ unit, state, text, base64, stderr }) => ({ unit, state, text, base64, stderr }))).toEqual(
      LINES.map((town, unit) => ({
        unit,
        state: "agreed",
        ...(town === "raw" ? { base64: "AP+ACg0=" } : { text: answerTo(town) }),
        stderr: `looked at ${town}\n`,
      })),
    );
    const files = unzip(await download(page, "Zip archive"));
    expect(files.get("units/000004/output")).toEqual(Buffer.from([0, 255, 128, 10, 13]));
    expect(files.get("units/000002/output")?.toString()).toBe(answerTo("Zürich"));
    expect([...files.keys()].filter((name) => name.startsWith("units/"))).toHaveLength(LINES.length);

    const { results: told, next } = await client.listResults({ jobId });
    expect({ next, replicas: told.map((result) => result.replicas) }).toEqual({
      next: null,
      replicas: LINES.map(() => 2),
    });
  },
);

cityTest("the globins sample gives the results of an independent implementation", async ({ city }) => {
  const PAIRS = 6;
  const pairs = (await readFile("samples/globins/pairs.jsonl", "utf8")).split("\n").slice(0, PAIRS);
  const { page, client } = await city.openCustomer("Globin Lab");
  await openJobForm(page);
  await page.getByRole("button", { name: "Samples" }).click();
  await page.getByRole("menuitem", { name: /globins/i }).click();
  await expect(programStep(page).getByText("It imports args_get")).toBeVisible();
  await inputsStep(page)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await pasteInputs(page, "jsonl", pairs.join("\n"));
  await expect(page.getByText(`Of ${PAIRS} units, exactly as they will run`)).toBeVisible();
  const jobId = await runJob(page);

  const residents = [await city.openBrowser(), await city.openBrowser()];
  for (const resident of residents) await lightUp(resident);
  await expectSettled(page, PAIRS);
  const { results } = await client.listResults({ jobId });
  expect(results.map(({ unit, text }) => verifyGlobinUnit(unit, text ?? ""))).toEqual(pairs.map(() => undefined));

  const unit = await openUnit(page, 3);
  await expect(unit.getByText("Verified")).toBeVisible();
  await expect(unit.getByText("agreed")).toHaveCount(2);
});
