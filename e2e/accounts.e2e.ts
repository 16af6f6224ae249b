import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { totp } from "#coordinator/testing/totp";
import { LANGUAGE_COOKIE } from "#protocol/text/language";
import { ADMIN, signInAdmin } from "./actors/admin";
import { newPerson, type Person } from "./actors/customer";
import { openPage, untilHydrated } from "./actors/open-page";
import { openAuthenticator } from "./actors/virtual-authenticator";
import { cityTest } from "./city-test";

const NEW_PASSWORD = "other words in a row";

/** Ends on the account page. */
async function signUp(page: Page, person: Person) {
  await openPage(page, "/sign-up?next=/account");
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
  await untilHydrated(page);
}

async function signIn(page: Page, email: string, password: string) {
  await openPage(page, "/sign-in?next=/account");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const linkIn = async (page: Page) => (await page.getByRole("dialog").locator("code, pre").first().textContent()) ?? "";

cityTest("changing a password signs the person's other browser out", async ({ city }) => {
  const [page, other] = [await city.openBrowser(), await city.openBrowser()];
  const person = newPerson("Careful Carol");
  await signUp(page, person);
  await signIn(other, person.email, person.password);
  await expect(other.getByRole("heading", { name: person.name })).toBeVisible();

  await page.getByLabel("Current password").fill(person.password);
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByText("Your password was changed")).toBeVisible();
  await openPage(page, "/account");
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
  await openPage(other, "/account");
  await expect(other.getByRole("heading", { name: "Welcome back" })).toBeVisible();
  await signIn(other, person.email, NEW_PASSWORD);
  await expect(other.getByRole("heading", { name: person.name })).toBeVisible();
});

cityTest(
  "a person turns a second factor on, signs in with it and with a recovery code, and turns it off",
  async ({ city }) => {
    const page = await city.openBrowser();
    const person = newPerson("Guarded Grace");
    await signUp(page, person);
    await page.getByLabel("Your password").fill(person.password);
    await page.getByRole("button", { name: "Set it up" }).click();
    await expect(page.getByRole("img", { name: "QR code with the key" })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include("#second-factor").analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const key = (await page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]+$/).textContent()) ?? "";
    const code = () => totp(`otpauth://totp/?secret=${key.replaceAll(" ", "")}`, Date.now());
    const [recoveryCode = ""] = (
      (await page.getByRole("region", { name: "Recovery codes" }).textContent()) ?? ""
    ).split("\n");
    await page.getByLabel("The code that the app shows now").fill(code());
    await page.getByRole("button", { name: "Turn it on" }).click();
    await expect(page.getByText("The second factor is on")).toBeVisible();
    await expect(page.getByRole("button", { name: "Turn it off" })).toBeVisible();

    const signInAgain = async () => {
      await untilHydrated(page);
      await page.getByRole("button", { name: "Sign out", exact: true }).click();
      await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
      await signIn(page, person.email, person.password);
      await expect(page.getByLabel("Code")).toBeFocused();
    };
    await signInAgain();
    await page.getByLabel("Code").fill("000000");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("This code is not right.")).toBeVisible();
    await page.getByLabel("Code").fill(code());
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: person.name })).toBeVisible();

    await signInAgain();
    await page.getByRole("button", { name: "I do not have my phone" }).click();
    await page.getByLabel("Recovery code").fill(recoveryCode);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
    await untilHydrated(page);
    await page.getByLabel("Your password").fill(person.password);
    await page.getByRole("button", { name: "Turn it off" }).click();
    await expect(page.getByText("The second factor is off")).toBeVisible();
    await expect(page.getByRole("button", { name: "Set it up" })).toBeVisible();
  },
);

cityTest("a person makes a passkey, signs in with it alone, and removes it, in French too", async ({ city }) => {
  const page = await city.openBrowser();
  const person = newPerson("Keyed Kim");
  await signUp(page, person);
  const authenticator = await openAuthenticator(page);
  await page.getByLabel("What will keep the new one").fill("My <b>phone</b>");
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await expect(page.getByText("The passkey is made")).toBeVisible();
  const row = page.getByRole("region", { name: "Passkeys" }).getByRole("row", { name: "My <b>phone</b>" });
  await expect(row).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include("#passkeys").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await untilHydrated(page);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await openPage(page, "/sign-in?next=/account");
  await authenticator.recognises(false);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("No passkey answered")).toBeVisible();
  await authenticator.recognises(true);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
  await untilHydrated(page);
  await page.getByRole("button", { name: "Remove My <b>phone</b>" }).click();
  await page.getByRole("button", { name: "Remove the passkey" }).click();
  await expect(row).toHaveCount(0);

  await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: "fr", url: new URL(page.url()).origin }]);
  await openPage(page, "/sign-in");
  await page.getByRole("button", { name: "Utiliser une clé d’accès" }).click();
  await expect(page.getByText("Aucun compte d’ici n’a cette clé d’accès.")).toBeVisible();
});

cityTest("a person who forgot their password gets a link from an admin and chooses a new one", async ({ city }) => {
  const [page, admin] = [await city.openBrowser(), await city.openBrowser()];
  const person = newPerson("Forgetful Fred");
  await signUp(page, person);
  await openPage(page, "/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByText(/Ask an admin of/)).toBeVisible();

  await signInAdmin(admin, `/admin/customers?find=${encodeURIComponent(person.email)}`);
  await admin.getByRole("button", { name: `New password for ${person.name}` }).click();
  await admin.getByRole("button", { name: "Make the link" }).click();
  await expect(admin.getByText(`A link for ${person.name}`)).toBeVisible();
  await openPage(page, await linkIn(admin));
  await page.getByLabel("New password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Keep this password" }).click();
  await expect(page).toHaveURL("/sign-in");
  await signIn(page, person.email, NEW_PASSWORD);
  await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
});

cityTest("an admin invites a second admin, who signs up by the link, and later removes the role", async ({ city }) => {
  const [page, admin] = [await city.openBrowser(), await city.openBrowser()];
  const person = newPerson("Second Sam");
  await signInAdmin(admin, "/admin/admins");
  await admin.getByRole("button", { name: "Invite an admin" }).click();
  await admin.getByLabel("Email").fill(person.email);
  await admin.getByRole("button", { name: "Make the link" }).click();
  await expect(admin.getByText("The invitation", { exact: true })).toBeVisible();
  const link = await linkIn(admin);
  await admin.getByRole("button", { name: "I have copied it" }).click();
  await expect(admin.getByRole("rowheader", { name: person.email })).toBeVisible();

  await openPage(page, link);
  await page.getByRole("link", { name: "Make an account" }).click();
  await page.getByLabel("Name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Make my account" }).click();
  await expect(page.getByRole("button", { name: "Become an admin" })).toBeVisible();
  await untilHydrated(page);
  await page.getByRole("button", { name: "Become an admin" }).click();
  await expect(page).toHaveURL("/admin");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();

  await openPage(admin, "/admin/admins");
  await admin.getByRole("button", { name: `Change role of ${person.name}` }).click();
  await admin.getByRole("combobox", { name: "Role" }).selectOption("Treasurer");
  await admin.getByRole("alertdialog").getByRole("button", { name: "Change the role" }).click();
  await expect(admin.getByText(`${person.name} has a new role: treasurer`)).toBeVisible();
  await openPage(page, "/admin/customers");
  await expect(page.getByRole("button", { name: `Give money to ${person.name}` })).toBeVisible();
  await expect(page.getByRole("button", { name: /New password for/ })).toHaveCount(0);
  await openPage(page, "/admin");

  await admin.getByRole("button", { name: `End the role of ${person.name}` }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "End the role" }).click();
  await expect(admin.getByText(`${person.name} is no longer an admin`)).toBeVisible();
  await expect(admin.getByText(ADMIN.email)).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeHidden();
  await openPage(page, "/admin/customers");
  await expect(page.getByRole("heading", { name: "This console is for the city's admins" })).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});

cityTest("a signed-in person opens any page and any job by its name, with the keyboard alone", async ({ city }) => {
  const page = await city.openBrowser();
  await signUp(page, newPerson("Quick Quentin"));
  await page.keyboard.press("Control+k");
  const find = page.getByRole("combobox", { name: "Find a page or a job" });
  await expect(find).toBeFocused();
  await expect(page.getByRole("option", { name: "New job" })).toBeVisible();
  await expect(page.getByRole("option", { name: "Control room" })).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await find.fill("new j");
  await expect(page.getByRole("option")).toHaveText([/^New job/]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/jobs\/new$/);
  await page.keyboard.press("Control+k");
  await find.fill("no such thing");
  await expect(page.getByText("Nothing here has that name.")).toBeVisible();
  await page.keyboard.press("Escape");
  // While a dialog is open, elements behind it have no role.
  await expect(page.getByRole("heading", { name: "New job" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
