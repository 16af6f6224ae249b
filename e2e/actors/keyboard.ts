import { expect, type Locator, type Page } from "@playwright/test";

const MAX_TABS = 120;

/** Moves the focus to a control by Tab, and expects the focus to be visible there. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let tabs = 0; tabs < MAX_TABS; tabs++) {
    if (await control.evaluate((element) => element.contains(document.activeElement))) {
      // The focus ring fades in.
      await expect.poll(() => page.evaluate(isFocusSeen), { timeout: 5_000 }).toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${control} was not reached by ${MAX_TABS} presses of Tab.`);
}

export async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press("Enter");
}

export async function type(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.type(text);
}

/** Runs in the page: the outline, or the border that a field shows in its place. */
export function isFocusSeen(): boolean {
  let element: Element | null = document.activeElement;
  for (let up = 0; element && up < 8; up++) {
    const { outlineStyle, outlineWidth, borderColor } = getComputedStyle(element);
    if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) return true;
    if (element.matches(":focus-within") && borderColor === moon()) return true;
    element = element.parentElement;
  }
  return false;

  function moon() {
    const probe = document.createElement("i");
    probe.style.color = "var(--moon)";
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }
}
