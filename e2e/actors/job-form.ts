import { expect, type Locator, type Page } from "@playwright/test";
import { chooseFile } from "./choose-file";
import { openPage } from "./open-page";

const KINDS = {
  lines: "Lines Each",
  range: "A range Each",
  files: "Files Each",
  jsonl: "JSON lines Each",
  json: "A JSON array Each",
  bucket: "A bucket Each",
  archive: "An archive Each",
  outputs: "Outputs Those",
};
type InputKind = keyof typeof KINDS;

export async function chooseKind(page: Page, kind: InputKind): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^${KINDS[kind]}`) }).check();
}

/** One of the form's four parts, whether it is complete or not. */
const step = (page: Page, title: string): Locator => page.getByRole("region", { name: new RegExp(`^${title}`) });

export const openJobForm = (page: Page): Promise<void> => openPage(page, "/jobs/new");

export async function chooseProgram(page: Page, name: string, program: string | Buffer): Promise<void> {
  const button = step(page, "Program").getByRole("button", { name: /^Choose (the program|another)$/ });
  await chooseFile(button, name, program);
}

/** The text under the program: its description, or why it is refused. */
export const programStep = (page: Page): Locator => step(page, "Program");
export const inputsStep = (page: Page): Locator => step(page, "Inputs");

export async function pasteInputs(page: Page, kind: InputKind, text: string): Promise<void> {
  await chooseKind(page, kind);
  await step(page, "Inputs")
    .getByRole("textbox", { name: /^Paste/ })
    .fill(text);
}

/** Opens one of the optional parts. */
export async function unfold(page: Page, summary: string): Promise<void> {
  await page.locator("summary").filter({ hasText: summary }).click();
}

export async function nameJob(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name of the job").fill(name);
}

/** The right-hand side: the first calls, or the server's objections. */
export const firstCalls = (page: Page): Locator => page.getByRole("complementary", { name: "Preview" });

/** Presses Run once the first calls are shown, and waits for the job's page. */
export async function runJob(page: Page): Promise<string> {
  await expect(firstCalls(page).getByText("Unit 0", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL(/\/jobs\/job_[0-9a-z]{16}$/);
  return new URL(page.url()).pathname.replace("/jobs/", "");
}
