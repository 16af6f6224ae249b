// The browsers besides Chromium that tests compare with it. A missing one is never an error here: the caller decides.
import { findFirefox } from "./find-firefox.mjs";
import { installPackages } from "./find-program.mjs";
import { findWebKit } from "./find-webkit.mjs";

export const MORE_ENGINES = {
  firefox: {
    find: findFirefox,
    packages: ["firefox-esr"],
    missing:
      "Firefox is missing: install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH to its program.",
  },
  webkit: {
    find: findWebKit,
    packages: ["webkit2gtk-driver", "xvfb"],
    missing:
      "WebKitGTK is missing: install its driver, its MiniBrowser and Xvfb (Debian: apt-get install webkit2gtk-driver xvfb).",
  },
};

/** Installs what is missing if possible; returns a sentence for every engine that is still missing. */
export async function setupEngines(names = Object.keys(MORE_ENGINES)) {
  const missing = [];
  for (const name of names) {
    const engine = MORE_ENGINES[name];
    if (!engine) throw new Error(`There is no engine "${name}": ${Object.keys(MORE_ENGINES).join(", ")}.`);
    if (engine.find()) continue;
    console.log(`Installing ${engine.packages.join(" and ")} …`);
    if (!(await installPackages(...engine.packages)) || !engine.find()) missing.push(engine.missing);
  }
  return missing;
}
