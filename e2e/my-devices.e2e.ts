import { expect, type Locator, type Page } from "@playwright/test";
import { submitEndless } from "./actors/endless-job";
import { openPage } from "./actors/open-page";
import { expectWorking, truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

const doingOf = (page: Page) => page.locator("[data-doing]");

cityTest("a person names, pauses, limits and removes a device from another one", async ({ city }) => {
  const owner = await city.openCustomer("Afar Ann");
  const { page: phone } = owner;
  await submitEndless(owner, "the ice, from afar");
  const home = await city.openResident();
  await expectWorking(home, "the ice, from afar");
  await home.getByRole("button", { name: "Show a code" }).click();
  const code = (await home.locator("[data-code]").getAttribute("data-code")) ?? "";
  await owner.client.approvePairing({ code });

  await openPage(phone, "/devices");
  await expect(doingOf(phone)).toHaveText(/It works with/);
  await phone.getByRole("button", { name: /^Rename/ }).click();
  await phone.getByLabel("Name", { exact: true }).fill("The old laptop");
  await phone.getByRole("button", { name: "Save" }).first().click();
  await expect(phone.getByRole("heading", { name: "The old laptop" })).toBeVisible();

  await phone.getByRole("button", { name: "Pause" }).click();
  await phone.getByRole("menuitem", { name: "For an hour" }).click();
  await expect(truthOf(home)).toHaveText(/Paused from another device until/);
  await expect(doingOf(phone)).toHaveText(/^Paused from here, until/);
  await phone.getByRole("button", { name: "Go on" }).click();
  await expectWorking(home, "the ice, from afar");
  await expect(doingOf(phone)).toHaveText(/It works with/);

  await phone.getByRole("button", { name: "Pause" }).click();
  await phone.getByRole("menuitem", { name: "Until I say so" }).click();
  await expect(truthOf(home)).toHaveText(/Paused from another device\./);
  await home.getByRole("button", { name: "Continue now" }).click();
  await expectWorking(home, "the ice, from afar");
  await expect(doingOf(phone)).toHaveText(/Somebody at the device ended your pause/);

  const [{ id, cores } = { id: "", cores: 1 }] = (await owner.client.getHousehold({})).devices;
  await owner.client.changeDevice({ deviceId: id, maxSharePercent: 50, ...(cores > 1 && { maxCores: 1 }) });
  await expect(home.getByText(/Your household lets this device give at most 50 % of each/)).toBeVisible();
  await expect(phone.getByText(/at most 50 % of each/)).toBeVisible();

  await phone.getByLabel("On battery").last().selectOption({ label: "Rest" });
  await phone.getByRole("button", { name: "Save" }).last().click();
  await expect(phone.getByText(/^Saved/)).toBeVisible();
  expect((await owner.client.getHousehold({})).rules.battery).toBe("never");

  await phone.getByRole("button", { name: /^Remove/ }).click();
  await phone.getByRole("button", { name: "Remove it" }).click();
  await expect(phone.getByText(/No device is yours yet/)).toBeVisible();
  await expect(truthOf(home)).toHaveText(/removed from its household/);
});

cityTest("the page of devices is steered with four arrow keys and OK, in French too", async ({ city }) => {
  const owner = await city.openCustomer("Sofa Sam");
  const home = await city.openBrowser();
  await openPage(home, "/");
  await home.getByRole("button", { name: "Show a code" }).click();
  const code = (await home.locator("[data-code]").getAttribute("data-code")) ?? "";
  await owner.client.approvePairing({ code });
  const television = owner.page;
  await television.setViewportSize({ width: 1920, height: 1080 });
  await openPage(television, "/devices");
  await television.getByRole("button", { name: "Français" }).click();
  await expect(television.getByRole("heading", { name: "Mes appareils", level: 1 })).toBeVisible();
  const press = (key: string) => television.keyboard.press(key);
  await television.getByRole("link", { name: "Ajouter un appareil" }).focus();
  await reach(television, television.getByRole("button", { name: "Pause" }));
  await press("Enter");
  await expect(television.getByRole("menuitem", { name: "Pendant une heure" })).toBeFocused();
  await press("ArrowDown");
  await press("Enter");
  const goOn = television.getByRole("button", { name: "Reprendre" });
  await expect(goOn).toBeVisible();
  expect((await owner.client.getHousehold({})).devices[0]?.pause?.until).toEqual(expect.any(String));
});

/** As somebody with a remote control: first to its row, then along it. */
async function reach(page: Page, control: Locator) {
  for (let step = 0; step < 20; step++) {
    const key = await control.evaluate((element) => {
      const from = document.activeElement;
      if (!from || from === element) return null;
      const [at, to] = [from.getBoundingClientRect(), element.getBoundingClientRect()];
      if (at.bottom <= to.top) return "ArrowDown";
      if (at.top >= to.bottom) return "ArrowUp";
      return at.left < to.left ? "ArrowRight" : "ArrowLeft";
    });
    if (key === null) break;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}
