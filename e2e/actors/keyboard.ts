import { expect, type Locator, type Page } from "@playwright/test";

const MAX_TABS = 120;

/** Goes to a control as a keyboard does, by Tab, and expects that it can be seen there. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let tabs = 0; tabs < MAX_TABS; tabs++) {
    if (await control.evaluate((element) => element.contains(document.activeElement))) {
      // A frame takes its colour in a moment.
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

/** Runs in the page: an outline, or the frame around a field that is drawn otherwise. */
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
