import { expect, type Locator, type Page } from "@playwright/test";
import { submitEndless } from "./actors/endless-job";
import { expectWorking, lightUpButton, stopButton } from "./actors/resident";
import { cityTest } from "./city-test";

/** Moves along the row of controls, which may have been hidden before. */
async function reach(page: Page, control: Locator, key: "ArrowLeft" | "ArrowRight") {
  const isFocused = () => control.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < 8 && !(await isFocused()); step++) await page.keyboard.press(key);
  await expect(control).toBeFocused();
}

const toolbar = (page: Page) => page.getByRole("toolbar");

cityTest("entering and leaving the full-screen picture loses no unit", async ({ city }) => {
  const customer = await city.newCustomer("Kiosk Lab");
  await submitEndless(customer, "A light in the window");
  const resident = await city.openSparingResident();
  await expectWorking(resident, "A light in the window");
  await resident.evaluate(() => document.querySelector("iframe")?.setAttribute("data-before", ""));
  await resident.getByRole("link", { name: "Fill the screen" }).click();
  await expect(resident).toHaveURL("/kiosk");
  await expect(resident.getByRole("heading", { name: /^\d[\d,]*\s?cores? at work in/ })).toBeVisible();
  await expect(resident.getByRole("banner")).toBeHidden();
  await resident.keyboard.press("Escape");
  await expect(resident).toHaveURL("/");
  await expectWorking(resident, "A light in the window");
  expect(await resident.locator("iframe[data-before]").count()).toBe(1);
});

cityTest("a television starts, sets its share, stops and leaves by arrow keys and OK", async ({ city }) => {
  const customer = await city.newCustomer("Sofa Lab");
  await submitEndless(customer, "From the sofa");
  const television = await city.openBrowser({ viewport: { width: 1920, height: 1080 } });
  await television.goto("/kiosk");
  await expect(lightUpButton(television)).toBeEnabled();
  const press = (key: string) => television.keyboard.press(key);
  await press("ArrowDown");
  await expect(lightUpButton(television)).toBeFocused();
  await press("Enter");
  await expectWorking(television, "From the sofa");
  const share = toolbar(television).locator("[role=spinbutton]").nth(1);
  await reach(television, share, "ArrowRight");
  await press("ArrowDown");
  await expect(share).toHaveAttribute("aria-valuetext", "90 %");
  await reach(television, share, "ArrowRight");
  await press("Enter");
  await press("Enter");
  await expect(share).toHaveAttribute("aria-valuetext", "10 %");

  // The first key only shows the hidden controls.
  await reach(television, stopButton(television), "ArrowLeft");
  await expect(television.locator("main")).not.toHaveAttribute("data-awake");
  await press("Enter");
  await expect(stopButton(television)).toBeFocused();
  await press("Enter");
  await expect(television.getByRole("status").first()).toHaveText("Nothing is running.");
  await reach(television, television.getByRole("button", { name: "Leave" }), "ArrowRight");
  await press("Enter");
  await expect(television).toHaveURL("/");
  await expect(lightUpButton(television)).toBeVisible();
});
