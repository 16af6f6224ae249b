import { expect } from "@playwright/test";
import { openPage } from "./actors/open-page";
import { truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

cityTest(
  "a television joins a household by a code without typing, and its page says when it has been removed",
  async ({ city }) => {
    const { page: phone } = await city.openCustomer("Pairing Pat");
    const television = await city.openBrowser({ viewport: { width: 1920, height: 1080 } });
    await openPage(television, "/");
    await television.getByRole("button", { name: "Show a code" }).click();
    await expect(television.getByRole("img", { name: /QR code/ })).toBeVisible();
    const code = (await television.locator("[data-code]").getAttribute("data-code")) ?? "";

    await openPage(phone, "/pair");
    await phone.getByLabel("Six digits").fill(code);
    await phone.getByRole("button", { name: "Look at the device" }).click();
    await expect(phone.getByText(/, \d+ cores?$/)).toBeVisible();
    await phone.getByRole("button", { name: "Add it to my household" }).click();
    await expect(phone.getByText(/is yours now/)).toBeVisible();
    await expect(television.getByText("This device earns for Pairing Pat.")).toBeVisible();

    await openPage(phone, `/pair?code=${code}`);
    await expect(phone.getByText(/This code was used already/)).toBeVisible();

    await openPage(phone, "/account");
    await phone.getByRole("button", { name: /^Remove / }).click();
    await phone.getByRole("button", { name: "Remove it" }).click();
    await expect(phone.getByText(/is removed$/)).toBeVisible();
    await openPage(television, "/");
    await television.getByRole("button", { name: "Light up" }).click();
    await expect(truthOf(television)).toHaveText(/removed from its household/);
    await television.getByRole("button", { name: "Begin again" }).click();
    await expect(truthOf(television)).not.toHaveText(/removed from its household/);
  },
);
