import { expect } from "@playwright/test";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

cityTest(
  "a customer thanks those who worked, who read it on their page and on the device, and report it",
  async ({ city }) => {
    const [customer, neighbour] = [await city.openCustomer("Grateful Grace"), await city.openCustomer("Helping Hal")];
    const home = await city.openResident();
    await home.getByRole("button", { name: "Show a code" }).click();
    const code = (await home.locator("[data-code]").getAttribute("data-code")) ?? "";
    await neighbour.client.approvePairing({ code });
    const { blob } = await customer.client.upload(new TextEncoder().encode("export default (input) => input * 2;"));
    const job = await customer.client.submitJob({
      name: "The flood map",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "range", from: 1, to: 3 },
      replicas: 1,
      budget: "0.10",
    });
    await expect.poll(async () => (await customer.client.getJob({ jobId: job.id })).state).toBe("finished");

    const { page } = customer;
    await openPage(page, `/jobs/${job.id}`);
    await page.getByRole("button", { name: "Write to them" }).click();
    await page.getByLabel("Your message").fill("Thank you, see https://example.org");
    await page.getByRole("button", { name: "Send it" }).click();
    await expect(page.getByText(/looks like an address/)).toBeVisible();
    await page.getByLabel("Your message").fill("Thank you. The map is finished.");
    await page.getByLabel("What became of the job").fill("The town moves two pumps.");
    await page.getByRole("button", { name: "Send it" }).click();
    await expect(page.getByRole("alertdialog")).toBeHidden();
    await expect(page.getByText("Residents read this:")).toBeVisible();

    await expect.poll(async () => (await neighbour.client.listThanks({})).thanks.length).toBe(1);
    await openPage(neighbour.page, "/rewards");
    await expect(neighbour.page.getByText("Thank you. The map is finished.")).toBeVisible();
    await openPage(home, "/");
    await expect(home.getByText(/Thank you\. The map is finished\./)).toBeVisible();
    await neighbour.page.getByRole("button", { name: "Report the message of Grateful Grace" }).click();
    await neighbour.page.getByRole("button", { name: "Report it" }).click();
    await expect(neighbour.page.getByText("Reported: the moderators see it")).toBeVisible();
  },
);
