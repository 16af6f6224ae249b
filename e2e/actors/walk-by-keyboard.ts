import type { Page } from "@playwright/test";
import { isFocusSeen } from "./keyboard";

const MAX_TABS = 400;

/** The controls of the page that the keyboard does not reach, or reaches without a visible focus. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(markControls);
  // Once around, from where the focus is.
  for (let [tabs, outside] = [0, 0]; outside < 2; tabs++) {
    if (tabs === MAX_TABS) return [...faults, `${page.url()}: ${MAX_TABS} presses of Tab do not come round`];
    await page.keyboard.press("Tab");
    const at = await page.evaluate(visitFocused);
    if (at === "again") break;
    if (at === "outside") outside += 1;
    else if (!(await seenSoon(page))) faults.push(`${page.url()}: the focus is not seen on ${at}`);
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll("[data-walk=unseen]")].map((control) => control.outerHTML.slice(0, 120)),
  );
  return [...faults, ...missed.map((control) => `${page.url()}: Tab does not reach ${control}`)];
}

/** The focus ring fades in. */
async function seenSoon(page: Page): Promise<boolean> {
  for (let look = 0; look < 10; look++) {
    if (await page.evaluate(isFocusSeen)) return true;
    await page.waitForTimeout(50);
  }
  return false;
}

/** Runs in the page: the controls that can be operated now. Tab stops at one radio button of a group. */
function markControls(): void {
  (document.activeElement as HTMLElement | null)?.blur();
  const groups = new Set<string>();
  for (const control of document.querySelectorAll<HTMLElement>(
    "a[href], button, input, select, textarea, summary, [tabindex]",
  )) {
    const { tabIndex } = control;
    const isOff =
      control.matches(":disabled, [aria-hidden=true], input[type=hidden]") ||
      control.closest("[inert], [aria-hidden=true]");
    if (tabIndex < 0 || isOff || !control.checkVisibility({ visibilityProperty: true })) continue;
    if (control instanceof HTMLInputElement && control.type === "radio") {
      if (groups.has(control.name)) continue;
      groups.add(control.name);
      control.dataset["walkGroup"] = control.name;
    }
    control.dataset["walk"] = "unseen";
  }
}

/** Runs in the page. */
function visitFocused(): string {
  const focused = document.activeElement as HTMLElement | null;
  if (!focused || focused === document.body) return "outside";
  const marked =
    focused instanceof HTMLInputElement && focused.type === "radio"
      ? document.querySelector<HTMLElement>(`[data-walk-group="${CSS.escape(focused.name)}"]`)
      : focused;
  const last = document.querySelector<HTMLElement>("[data-walk-last]");
  // Tab stops at the day, the month and the year of one field.
  if (marked?.dataset["walk"] === "seen" && marked !== last) return "again";
  delete last?.dataset["walkLast"];
  if (marked) Object.assign(marked.dataset, { walk: "seen", walkLast: "" });
  return focused.outerHTML.slice(0, 120);
}
