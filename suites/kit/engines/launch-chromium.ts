import { type Browser, chromium, type LaunchOptions } from "playwright";
import { findChromium } from "../../../scripts/find-chromium.mjs";
import { CHROMIUM_FLAGS } from "./chromium-flags";

/** Of a machine that is busy with much else. */
const START_MS = 600_000;

/** How to start the Chromium that the set-up found, without a window. */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const executablePath = await findChromium();
  return { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) };
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ ...(await chromiumOptions()), timeout: START_MS });
}
