import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { findProgram } from "./find-program.mjs";

const LIBRARIES = ["/usr/lib", "/usr/libexec", "/usr/lib64"];

/** The parts of WebKitGTK that tests drive, or undefined when one of them is missing. */
export function findWebKit() {
  const driver = findProgram(["WebKitWebDriver"]);
  const browser = process.env.WEBKIT_BROWSER_PATH || findMiniBrowser();
  const xvfb = findProgram(["Xvfb"]);
  return driver && browser && xvfb ? { driver, browser, xvfb } : undefined;
}

/** Distributions put it next to the library's own programs: /usr/lib/<machine>/webkit2gtk-4.1, or without the machine. */
function findMiniBrowser() {
  const folders = LIBRARIES.flatMap((library) => [library, ...foldersIn(library, /-linux-gnu/)]);
  const versions = folders.flatMap((folder) => foldersIn(folder, /^webkit(2gtk|gtk)-/));
  return versions.map((folder) => path.join(folder, "MiniBrowser")).find((file) => existsSync(file));
}

function foldersIn(folder, name) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((entry) => name.test(entry))
    .sort()
    .reverse()
    .map((entry) => path.join(folder, entry));
}
