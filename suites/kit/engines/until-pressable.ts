import { buttonPath } from "./button-path";
import type { EnginePage } from "./engine";

const PRESSABLE_WITHIN_MS = 300_000;
const LOOK_EVERY_MS = 50;

/**
 * Waits until the button exists and is enabled, visible and not moving, as a person does. The drivers' own ways of
 * waiting are not used: Puppeteer's compile a function in the page, which the Content-Security-Policy of our pages
 * forbids in Firefox 140, and WebDriver has none.
 */
export async function untilPressable(evaluate: EnginePage["evaluate"], button: string): Promise<void> {
  const path = buttonPath(button);
  let before: string | undefined;
  for (const end = performance.now() + PRESSABLE_WITHIN_MS; performance.now() < end; ) {
    const place = await evaluate(placeOfButton, path);
    if (place !== undefined && place === before) return;
    before = place;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`No button "${button}" could be pressed within ${PRESSABLE_WITHIN_MS / 1_000} seconds.`);
}

/** Runs in the page: the button's position, unless it cannot be pressed now. */
function placeOfButton(path: string): string | undefined {
  const found = document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
  if (!(found instanceof HTMLButtonElement) || found.disabled) return undefined;
  const { x, y, width, height } = found.getBoundingClientRect();
  const isVisible = width > 0 && height > 0 && getComputedStyle(found).visibility === "visible";
  return isVisible ? JSON.stringify([x, y, width, height]) : undefined;
}
