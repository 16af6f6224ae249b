// Finds a Chromium for the demonstration and the browser tests, or installs one; remembered in .cache/chromium.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { run } from "./child.mjs";
import { installPackages } from "./find-program.mjs";

const REMEMBERED = path.join(".cache", "chromium");
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const INSTALL_MS = 300_000;

/** Path of a working Chromium, or undefined. */
export async function findChromium() {
  const remembered = existsSync(REMEMBERED) ? readFileSync(REMEMBERED, "utf8") : undefined;
  const wanted = process.env.CHROMIUM_PATH;
  if (remembered && existsSync(remembered) && (!wanted || wanted === remembered)) return remembered;
  const found = [wanted, playwrights(), ...systems()].find(works) ?? (await downloaded()) ?? (await packaged());
  if (found) {
    mkdirSync(path.dirname(REMEMBERED), { recursive: true });
    writeFileSync(REMEMBERED, found);
  }
  return found;
}

/** The one that Playwright's own installer puts into the user's cache. */
function playwrights() {
  return createRequire(import.meta.url)("playwright").chromium.executablePath();
}

function systems() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))), ...APPLICATIONS];
}

function works(file) {
  return Boolean(file) && existsSync(file) && spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0;
}

async function downloaded() {
  console.log("No Chromium here; Playwright downloads one.");
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" };
  const cli = path.join("node_modules", "playwright", "cli.js");
  await run(process.execPath, [cli, "install", "chromium"], { env, timeoutMs: INSTALL_MS });
  return [playwrights()].find(works);
}

async function packaged() {
  console.log("That failed; the distribution's package is tried.");
  return (await installPackages("chromium")) ? systems().find(works) : undefined;
}
