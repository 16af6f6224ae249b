import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { chooseProgram, firstCalls, openJobForm, pasteInputs } from "./actors/job-form";
import { cityTest } from "./city-test";

cityTest(
  "an empty form cannot be submitted and says why; after a trial run the form offers to accept an exit code as success",
  async ({ city }) => {
    const { page } = await city.openCustomer("Solver Lab");
    await openJobForm(page);
    const run = page.getByRole("button", { name: "Run", exact: true });
    await expect(run).toBeDisabled();
    await expect(page.getByText("There is nothing to run yet: choose the program in step 1.")).toBeVisible();

    await chooseProgram(page, "solver.wasm", await readFile("workers/sandbox/testing/probe.wasm"));
    await expect(run).toBeEnabled();
    await pasteInputs(page, "lines", "7\n");
    await page.getByRole("textbox", { name: "Arguments" }).fill("exit {line}");
    await expect(firstCalls(page).getByText("Unit 0", { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Try it" }).click();
    await expect(page.getByText("Exit code 7: does that mean success?")).toBeVisible();
    await page.getByRole("button", { name: "Yes, 7 means success" }).click();
    await expect(page.getByText("Exit code 7: does that mean success?")).toBeHidden();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("Worked", { exact: true })).toBeVisible();
    await expect(page.getByText("Exit code 7: does that mean success?")).toBeHidden();
  },
);
