import { findChromium } from "../../../scripts/find-chromium.mjs";
import { findFirefox } from "../../../scripts/find-firefox.mjs";
import { findWebKit } from "../../../scripts/find-webkit.mjs";
import { MORE_ENGINES } from "../../../scripts/setup-engines.mjs";
import { startChromium } from "./chromium-engine";
import type { Engine, EngineName } from "./engine";
import { startFirefox } from "./firefox-engine";
import { startWebKit } from "./webkit-engine";

/** Starts a browser without a visible window. */
export async function startEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case "chromium":
      return startChromium(found(await findChromium(), "Chromium is missing: npm run setup says what to do."));
    case "firefox":
      return startFirefox(found(findFirefox(), MORE_ENGINES.firefox.missing));
    case "webkit":
      return startWebKit(found(findWebKit(), MORE_ENGINES.webkit.missing));
    default:
      throw new Error(`There is no engine "${name satisfies never}".`);
  }
}

function found<Files>(files: Files | undefined, missing: string): Files {
  if (files === undefined) throw new Error(missing);
  return files;
}
