import { expect } from "@playwright/test";
import { chooseKind, chooseProgram, nameJob, openJobForm } from "./actors/job-form";
import { stateOf } from "./actors/job-page";
import { cityTest } from "./city-test";

cityTest(
  "a job over another job's outputs waits, and then starts with all of them, those of added units included",
  async ({ city }) => {
    const { page, client } = await city.openCustomer("Chain Lab");
    const program = {
      runtime: "js",
      source: { blob: (await client.upload(Buffer.from("export default (n) => n * n;\n"))).blob },
    } as const;
    const inputs = { kind: "range", from: 1, to: 4 } as const;
    const source = await client.submitJob({ name: "Squares", program, inputs, budget: "0.50" });
    await openJobForm(page);
    const sum = "export default (outputs) => outputs.reduce((sum, one) => sum + one, 0);\n";
    await chooseProgram(page, "sum.mjs", Buffer.from(sum));
    await chooseKind(page, "outputs");
    await page.getByRole("textbox", { name: "Job", exact: true }).fill(source.id);
    await page.getByLabel("Outputs per unit").fill("10");
    await nameJob(page, "Sum");
    // There is no first call to show: its inputs do not exist yet.
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.waitForURL(/\/jobs\/job_[0-9a-z]{16}$/);
    const jobId = new URL(page.url()).pathname.replace("/jobs/", "");
    await expect(page.getByText("There are none yet").first()).toBeVisible();
    await page.goto(`/jobs/${source.id}`);
    await page.getByRole("button", { name: "Add inputs" }).click();
    await page.getByLabel("Count on to").fill("6");
    await page.getByRole("button", { name: "Add them" }).click();
    await expect(page.getByText("2 units added")).toBeVisible();
    await page.goto(`/jobs/${jobId}`);
    await city.openResident();
    await city.openResident();
    await expect(stateOf(page, "Finished")).toBeVisible();
    const { results } = await client.listResults({ jobId });
    expect(results.map(({ text }) => text)).toEqual(["91"]);
  },
);
