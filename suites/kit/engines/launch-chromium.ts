import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright";
import { CHROMIUM_FLAGS } from "./chromium-flags";

/** The Chromium that the set-up found, without a window. */
export function launchChromium(): Promise<Browser> {
  const remembered = path.join(".cache", "chromium");
  return chromium.launch({
    args: CHROMIUM_FLAGS,
    ...(existsSync(remembered) ? { executablePath: readFileSync(remembered, "utf8") } : {}),
  });
}
