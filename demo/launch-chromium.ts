import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium that the set-up found, without a window. */
export function launchChromium(): Promise<Browser> {
  const remembered = path.join(".cache", "chromium");
  return chromium.launch({
    args: FLAGS,
    ...(existsSync(remembered) ? { executablePath: readFileSync(remembered, "utf8") } : {}),
  });
}
