import { expect, type Page } from "@playwright/test";
import type { Customer } from "./actors/customer";
import { openPage } from "./actors/open-page";
import { cityTest } from "./city-test";

cityTest(
  "two people share a household by an invitation, steer each other's devices, and split again",
  async ({ city }) => {
    const ada = await city.openCustomer("Sharing Ada");
    const ben = await city.openCustomer("Sharing Ben");
    const [lamp] = await Promise.all([
      deviceOf(await city.openBrowser(), ada),
      deviceOf(await city.openBrowser(), ben),
    ]);

    await openPage(ada.page, "/household");
    await expect(ada.page.getByText("You share your household with nobody")).toBeVisible();
    await ada.page.getByRole("button", { name: "Make an invitation" }).click();
    const link = (await ada.page.locator("[data-invitation]").textContent()) ?? "";
    await expect(ada.page.getByRole("img", { name: "Invitation to your household" })).toBeVisible();

    const path = new URL(link).pathname + new URL(link).search;
    await openPage(ben.page, path);
    await expect(ben.page.getByRole("heading", { name: "Join the household of Sharing Ada?" })).toBeVisible();
    await expect(ben.page.getByText(/everything that they earn stay yours/)).toBeVisible();
    await ben.page.getByRole("button", { name: "Join" }).click();
    await expect(ben.page.getByText("Sharing Ada", { exact: true })).toBeVisible();
    await openPage(ben.page, path);
    await expect(ben.page.getByText(/This invitation was used/)).toBeVisible();

    await openPage(ben.page, "/devices");
    await expect(ben.page.locator("[data-person]")).toHaveText("of Sharing Ada");
    await expect(
      ben.page.getByText("Whoever runs your household sets the rules for all of its devices."),
    ).toBeVisible();
    expect(await ben.page.getByRole("button", { name: /^Remove/ }).count()).toBe(1);
    await ben.client.changeDevice({ deviceId: lamp, name: "The lamp upstairs", pause: { forMs: 60_000 } });
    await expect(ben.page.getByRole("heading", { name: "The lamp upstairs" })).toBeVisible();
    await openPage(ada.page, "/devices");
    await expect(ada.page.getByRole("heading", { name: "The lamp upstairs" })).toBeVisible();
    await expect(ada.page.getByRole("button", { name: "Go on" })).toBeVisible();

    await openPage(ben.page, "/household");
    await ben.page.getByRole("button", { name: "Leave the household" }).click();
    await expect(ben.page.getByText(/Your device goes with you, and its credit stays yours/)).toBeVisible();
    await ben.page.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(ben.page.getByText(/You left a household lately/)).toBeVisible();
    await openPage(ada.page, "/devices");
    await expect(ada.page.locator("[data-person]")).toHaveCount(0);
    expect((await ben.client.getHousehold({})).devices).toHaveLength(1);
  },
);

/** A device that this person took into their household by its code. */
async function deviceOf(page: Page, owner: Customer): Promise<string> {
  await openPage(page, "/");
  await page.getByRole("button", { name: "Show a code" }).click();
  const code = (await page.locator("[data-code]").getAttribute("data-code")) ?? "";
  return (await owner.client.approvePairing({ code })).deviceId;
}
