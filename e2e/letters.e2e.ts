import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { Signer } from "#coordinator/auth/signatures";
import { type Mailbox, openMailbox } from "#coordinator/testing/mailbox";
import { FIRST_TERMS } from "#protocol/people/terms";
import { type Site, startSite } from "#suites/kit/site/start-site";
import { ADMIN } from "./actors/admin";
import { customerOf, newPerson } from "./actors/customer";
import { openPage, untilHydrated } from "./actors/open-page";
import { cityTest } from "./city-test";

/** Letters to it come back. */
const NOBODY = "nobody@example.org";
const NEW_PASSWORD = "d’autres mots à la suite";

let folder: string;
let mailbox: Mailbox;
let site: Site;

cityTest.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-letters-"));
  await chmod(folder, 0o755); // an embedded database started by root runs as somebody else
  mailbox = await openMailbox({ refuses: NOBODY });
  const settings = { SMTP_URL: mailbox.url, MAIL_FROM: "Stratford <city@example.org>" };
  site = await startSite(path.join(folder, "data"), ADMIN, settings);
});

cityTest.afterAll(async () => {
  await site.stop();
  await mailbox.close();
  await rm(folder, { recursive: true, force: true });
});

cityTest("a household asks for letters about absent devices, and ends them by a link in one", async ({ city }) => {
  const page = await city.openBrowser({ baseURL: site.url });
  await openPage(page, "/sign-in?next=/devices");
  await page.getByLabel("Email").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/devices");
  const wish = page.getByRole("switch", { name: "Write to me when a device has been off for a week" });
  await untilHydrated(page);
  await expect(wish).not.toBeChecked();
  const kept = page.waitForResponse((response) => response.url().endsWith("/api/v1/household/letters"));
  await wish.click();
  expect((await kept).status()).toBe(200);
  await openPage(page, "/devices");
  await expect(wish).toBeChecked();

  const { id } = await (await page.request.get("/api/v1/account")).json();
  const signer = new Signer(await readFile(path.join(folder, "data", "auth-secret"), "utf8"));
  const stranger = await city.openBrowser({ locale: "fr-CA", baseURL: site.url });
  const end = stranger.getByRole("button", { name: "Mettre fin à ces lettres" });
  await openPage(stranger, `/letters?token=${id}.made-up`);
  await end.click();
  await expect(stranger.getByText("Ce lien n’est pas complet, et rien n’a changé.")).toBeVisible();
  await openPage(stranger, `/letters?token=${signer.letterToken(id)}`);
  await end.click();
  await expect(stranger.getByText("Vous ne recevrez plus ces lettres")).toBeVisible();
  await openPage(page, "/devices");
  await expect(wish).not.toBeChecked();
});

cityTest("a site that sends mail confirms new accounts by mail, in English and French", async ({ city }) => {
  const page = await city.openBrowser({ locale: "fr-CA", baseURL: site.url });
  const person = newPerson("Amélie");
  const letterTo = async () => {
    const before = mailbox.letters.length;
    return () => expect.poll(() => mailbox.letters.length).toBeGreaterThan(before);
  };
  const signIn = async (password: string) => {
    await page.getByLabel("Courriel").fill(person.email);
    await page.getByLabel("Mot de passe").fill(password);
    await page.getByRole("button", { name: "Se connecter" }).click();
  };

  for (const known of [false, true]) {
    const arrived = await letterTo();
    await openPage(page, "/sign-up?next=/account");
    await page.getByLabel("Nom").fill(person.name);
    await page.getByLabel("Courriel").fill(person.email);
    await page.getByLabel("Mot de passe").fill(person.password);
    await page.getByRole("button", { name: "Créer mon compte" }).click();
    await expect(page.getByText("Un message est en route vers votre adresse.")).toBeVisible();
    await arrived();
    if (!known) {
      await openPage(page, mailbox.linkTo(person.email));
      await expect(page).toHaveURL("/sign-in?next=%2Faccount");
      await signIn(person.password);
      await expect(page.getByRole("heading", { name: person.name })).toBeVisible();
    }
  }
  expect(mailbox.linkTo(person.email)).toBe(`${site.url}/sign-in`);

  const arrived = await letterTo();
  await openPage(page, "/forgot-password");
  await page.getByLabel("Courriel").fill(person.email);
  await page.getByRole("button", { name: "M’envoyer un lien" }).click();
  await expect(page.getByText("Il sert une seule fois")).toBeVisible();
  await arrived();
  await openPage(page, mailbox.linkTo(person.email));
  await page.getByLabel("Nouveau mot de passe").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Garder ce mot de passe" }).click();
  await expect(page).toHaveURL("/sign-in");
  await signIn(NEW_PASSWORD);
  await expect(page).toHaveURL("/jobs");
  await openPage(page, "/payments");
  await page.getByLabel("M’écrire en dessous de").fill("0,50");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Choisissez un montant")).toBeVisible();
  await page.getByLabel("M’écrire en dessous de").fill("3,50");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Vous recevez un courriel quand il reste moins de 3,50 $ CA.")).toBeVisible();
  await page.getByRole("button", { name: "Pas de courriels" }).click();
  await expect(page.getByText("Vous ne recevrez pas de courriels").first()).toBeVisible();
  await openPage(page, "/invitation?token=none");
  await expect(page.getByRole("heading", { name: "Cette invitation n’est plus valable" })).toBeVisible();
});

cityTest("a customer is written to when a job ends, and no webhook leads into the city's network", async ({ city }) => {
  const page = await city.openBrowser({ locale: "fr-CA", baseURL: site.url });
  const person = newPerson("Emile");
  const headers = { origin: site.url };
  const data = { ...person, terms: FIRST_TERMS };
  expect((await page.request.post("/api/auth/sign-up/email", { headers, data })).ok()).toBe(true);
  await expect.poll(() => mailbox.letters.some(({ to }) => to === person.email)).toBe(true);
  await openPage(page, mailbox.linkTo(person.email));
  await page.getByLabel("Courriel").fill(person.email);
  await page.getByLabel("Mot de passe").fill(person.password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await openPage(page, "/account");
  const kept = page.waitForResponse((response) => response.url().endsWith("/api/v1/account/letters"));
  await page.getByRole("switch", { name: "M’envoyer un courriel" }).click();
  expect((await kept).status()).toBe(200);

  await page.getByRole("button", { name: "Ajouter un webhook" }).click();
  const dialog = page.getByRole("dialog", { name: "Ajouter un webhook" });
  await dialog.getByLabel("Adresse").fill("https://10.0.0.1/hooks");
  await dialog.getByRole("button", { name: "L’ajouter" }).click();
  await expect(dialog.getByText(/^10\.0\.0\.1 mène à une adresse qui n’est pas sur l’Internet public/)).toBeVisible();
  await page.keyboard.press("Escape");

  const { client } = await customerOf(page, site.url, person.name);
  const { blob } = await client.upload(Buffer.from("export default (n) => n;"));
  const { id: jobId } = await client.submitJob({
    name: "Des carrés",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: 2 },
    budget: "0.10",
  });
  await client.cancelJob({ jobId });
  await expect.poll(() => mailbox.textTo(person.email)).toContain(`${site.url}/jobs/${jobId}`);
  expect(mailbox.textTo(person.email)).toContain("Des carrés");
  await openPage(page, mailbox.linkTo(person.email));
  await expect(page.getByRole("heading", { name: "Des carrés" })).toBeVisible();
});

cityTest(
  "who mistyped their address is told where to look, and what to do, though the letter comes back",
  async ({ city }) => {
    const page = await city.openBrowser({ baseURL: site.url });
    const { name, password } = newPerson("Mistyped Mia");
    await openPage(page, "/sign-up?next=/account");
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Email").fill(NOBODY);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Make my account" }).click();
    await expect(page.getByText(/Nothing there\? Check your spam folder, or the address you entered\./)).toBeVisible();
    expect(mailbox.letters.filter(({ to }) => to === NOBODY)).toEqual([]);
    await openPage(page, "/sign-in?next=/account");
    await page.getByLabel("Email").fill(NOBODY);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText(/Open the link that we sent to you first/)).toBeVisible();
  },
);
