import type { Locator } from "@playwright/test";

/** Chooses a file of this name and content in the file dialog that `button` opens. */
export async function chooseFile(button: Locator, name: string, content: string | Buffer): Promise<void> {
  const [dialog] = await Promise.all([button.page().waitForEvent("filechooser"), button.click()]);
  await dialog.setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}
