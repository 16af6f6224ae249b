import { expect, type Page } from "@playwright/test";
import { newPerson } from "./actors/customer";
import { submitEndless } from "./actors/endless-job";
import { openPage } from "./actors/open-page";
import { expectWorking, lightUp, lightUpButton, stopButton, truthOf } from "./actors/resident";
import { cityTest } from "./city-test";

const sandboxes = (page: Page) => page.frames().length - 1;

cityTest("a resident sees what runs, for whom and why, and it resumes after a reload", async ({ city }) => {
  const customer = await city.newCustomer("River Watch");
  await submitEndless(customer, "Ice on the Avon");
  const resident = await city.openSparingResident();
  await expectWorking(resident, "Ice on the Avon");
  await expect(resident.getByText("For River Watch", { exact: true })).toBeVisible();
  await expect(resident.getByText("So that the ice can be seen before it breaks.")).toBeVisible();
  await expect(resident.locator(".sr-only", { hasText: /^[1-9]\d* units? today$/ })).toBeAttached({
    timeout: 300_000,
  });

  await resident.reload();
  await expectWorking(resident, "Ice on the Avon");
  await expect(stopButton(resident)).toBeVisible();
});

cityTest("one press stops everything, and nothing restarts after a reload", async ({ city }) => {
  const customer = await city.newCustomer("Snow Plan");
  const jobId = await submitEndless(customer, "Snow on the roads");
  const resident = await city.openSparingResident();
  await expectWorking(resident, "Snow on the roads");
  expect(sandboxes(resident)).toBeGreaterThan(0);

  await stopButton(resident).click();
  await expect(lightUpButton(resident)).toBeVisible();
  expect(sandboxes(resident)).toBe(0);
  await expect.poll(async () => (await customer.client.getJob({ jobId })).coresNow).toBe(0);

  await resident.reload();
  await expect(truthOf(resident)).toHaveText("Nothing is running.");
  await expect(lightUpButton(resident)).toBeVisible();
});

cityTest("a pause frees every core until it ends, and a changed home rule applies at once", async ({ city }) => {
  const customer = await city.newCustomer("Pause Lab");
  await submitEndless(customer, "Until somebody needs it");
  const resident = await city.openSparingResident();
  await expectWorking(resident, "Until somebody needs it");
  await resident.getByRole("button", { name: "Pause", exact: true }).click();
  await resident.getByRole("menuitem", { name: "For an hour" }).click();
  await expect(truthOf(resident)).toHaveText(/^Paused until /);
  expect(sandboxes(resident)).toBe(0);
  await resident.getByRole("button", { name: "Continue now" }).click();
  await expectWorking(resident, "Until somebody needs it");

  await resident.getByLabel("Hours", { exact: true }).selectOption("Hours of my own");
  const now = await resident.evaluate(() => `${new Date().getHours()}:00 to`);
  for (const hour of await resident.getByRole("button", { name: new RegExp(` ${now} `) }).all()) await hour.click();
  await expect(truthOf(resident)).toHaveText(/^Resting until /);
  await resident.getByLabel("Hours", { exact: true }).selectOption("At any time");
  await expectWorking(resident, "Until somebody needs it");
});

cityTest("a second tab says that another tab is lit, and takes over when that one closes", async ({ city }) => {
  const customer = await city.newCustomer("Tab Lab");
  await submitEndless(customer, "One tab is enough");
  const first = await city.openSparingResident();
  await expectWorking(first, "One tab is enough");
  const second = await first.context().newPage();
  await second.goto("/");
  await expect(truthOf(second)).toHaveText("Another tab of this browser is lit.");
  await expect(lightUpButton(second)).toBeDisabled();
  await first.close();
  await expectWorking(second, "One tab is enough");
});

cityTest("an account that claims a device gets what the device has earned", async ({ city }) => {
  const customer = await city.newCustomer("Claim Lab");
  const jobId = await submitEndless(customer, "Worth a little");
  const resident = await city.openSparingResident();
  await expect
    .poll(async () => (await customer.client.getJob({ jobId })).agreed, { timeout: 300_000 })
    .toBeGreaterThan(1);
  await stopButton(resident).click();

  await resident.getByRole("link", { name: "Make an account" }).click();
  const person = newPerson("Rosa Resident");
  await resident.getByLabel("Name").fill(person.name);
  await resident.getByLabel("Email").fill(person.email);
  await resident.getByLabel("Password").fill(person.password);
  await resident.getByRole("button", { name: "Make my account" }).click();
  await expect(resident).toHaveURL("/#keep");
  await expect(resident.getByText("You are signed in as Rosa Resident.")).toBeVisible();
  await expect(truthOf(resident)).toHaveText("Nothing is running.");
  await resident.getByRole("button", { name: "Claim this device" }).click();
  await expect(resident.getByText(/Done\. This device is yours, with C\$0\.0+[1-9]\d* of credit\./)).toBeVisible();

  await openPage(resident, "/account");
  const { client } = await city.meetCustomer(resident, person.name);
  const { creditNanos, devices } = await client.getAccount({});
  expect(creditNanos).toBeGreaterThan(0);
  expect(devices.map((device) => device.creditNanos)).toEqual([creditNanos]);
  const { results } = await customer.client.listResults({ jobId, limit: 1_000 });
  const paid = results.reduce((sum, result) => sum + result.priceNanos, 0);
  expect(creditNanos).toBeLessThanOrEqual(paid);
  await expect(resident.getByRole("region", { name: "Devices of your household" }).getByRole("row")).toHaveCount(2);
});

cityTest("on a phone the button is within the thumb's reach, and one tap starts donating", async ({ city }) => {
  const customer = await city.newCustomer("Pocket Lab");
  await submitEndless(customer, "From a pocket");
  const phone = await city.openBrowser({ viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true });
  await phone.goto("/");
  await expect(truthOf(phone)).toHaveText("Nothing is running.");
  await expect(lightUpButton(phone)).toBeInViewport({ ratio: 1 });
  await lightUpButton(phone).tap();
  await expectWorking(phone, "From a pocket");
  await stopButton(phone).tap();
  await expect(lightUpButton(phone)).toBeInViewport({ ratio: 1 });
});

cityTest("a hidden tab goes on computing, and a frozen tab resumes when the browser unfreezes it", async ({ city }) => {
  const customer = await city.newCustomer("Background Lab");
  const jobId = await submitEndless(customer, "In the background");
  const resident = await city.openBrowser();
  await resident.addInitScript(() => {
    const state = { hidden: false };
    Object.defineProperty(document, "hidden", { get: () => state.hidden });
    Object.defineProperty(document, "visibilityState", { get: () => (state.hidden ? "hidden" : "visible") });
    document.addEventListener("test:hide", () => {
      state.hidden = true;
      document.dispatchEvent(new Event("visibilitychange"));
    });
  });
  await lightUp(resident);
  await expectWorking(resident, "In the background");
  await resident.evaluate(() => document.dispatchEvent(new Event("test:hide")));
  const job = () => customer.client.getJob({ jobId });
  const { agreed } = await job();
  await expect.poll(async () => (await job()).agreed, { timeout: 300_000 }).toBeGreaterThan(agreed + 1);

  const lifecycle = await resident.context().newCDPSession(resident);
  await lifecycle.send("Page.setWebLifecycleState", { state: "frozen" });
  await lifecycle.send("Page.setWebLifecycleState", { state: "active" });
  const thawed = (await job()).agreed;
  await expect.poll(async () => (await job()).agreed, { timeout: 300_000 }).toBeGreaterThan(thawed + 1);
});
