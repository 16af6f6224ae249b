import { expect } from "@playwright/test";
import type { EnginePage } from "#suites/kit/engines/engine";

export type Place = { x: number; y: number };

/** In the middle of what this selector finds. */
export const placeOf = (page: EnginePage, selector: string): Promise<Place> =>
  page.evaluate((wanted) => {
    const found = document.querySelector(wanted)?.getBoundingClientRect();
    if (!found) throw new Error(`There is no ${wanted}.`);
    return { x: Math.round(found.x + found.width / 2), y: Math.round(found.y + found.height / 2) };
  }, selector);

export const pressAt = (page: EnginePage, place: Place) => page.point({ to: place }, "down", "up");

/** What the host's button says. */
export const buttonSays = (host: EnginePage) =>
  host.evaluate(() => document.querySelector("lamplighter-button")?.shadowRoot?.querySelector("span")?.textContent);

/** The window that a press of the host's button opens. */
export const openWindow = async (host: EnginePage): Promise<EnginePage> => {
  const place = await placeOf(host, "lamplighter-button");
  return host.opened(() => pressAt(host, place));
};

export const HERO = "[data-hero]";

/** The window's one button: what it says, and whether it can be pressed. */
export const heroOf = (light: EnginePage) =>
  light.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>("[data-hero]");
    return button && { says: button.textContent?.trim(), isOpen: !button.disabled };
  });

export const READY = { says: "Light up", isOpen: true };
export const CLOSED = { says: "Light up", isOpen: false };
export const LIT = { says: "Stop", isOpen: true };

export const untilHero = (light: EnginePage, state: typeof READY) =>
  expect.poll(() => heroOf(light), { timeout: 300_000 }).toEqual(state);

/** Waits until the window has been still for long enough, and presses as its person does. */
export async function lightByHand(light: EnginePage) {
  await untilHero(light, READY);
  await pressAt(light, await placeOf(light, HERO));
  await untilHero(light, LIT);
}

export const textOf = (page: EnginePage) => page.evaluate(() => document.querySelector("main")?.textContent ?? "");

/** The sentence that the window says of itself. */
export const saidIn = (light: EnginePage) =>
  light.evaluate(() => document.querySelector("main [role=status]")?.textContent ?? "");
