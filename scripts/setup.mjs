// npm run setup: makes a fresh clone runnable, and does nothing, quickly, when it already is. Plain Node: it must run
// before anything is installed. `-- --engines firefox,webkit` also gets the browsers that tests compare with Chromium.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./child.mjs";
import { packagesAreInstalled } from "./installed-packages.mjs";
import { setupEngines } from "./setup-engines.mjs";
import { hashOf, isFresh, markFresh } from "./stamp.mjs";

const CLIENT_STAMP = path.join("prisma", "generated", ".schema");
const NODE_AT_LEAST = [20, 19];

/** @param {{ browser: boolean }} needs `browser`: also find a Chromium. */
export async function setup({ browser }) {
  process.chdir(fileURLToPath(new URL("..", import.meta.url)));
  requireNode();
  await installPackages();
  await generateClient();
  if (browser) await requireChromium();
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1])) return;
  throw new Error(`Lamplighter needs Node ${NODE_AT_LEAST.join(".")} or newer; this is ${process.version}.`);
}

/** Installs the packages of package-lock.json when any is missing. */
export async function installPackages() {
  if (packagesAreInstalled()) return;
  console.log("Installing packages …");
  const args = ["ci", "--include=dev", "--include=optional", "--loglevel=error"];
  const { code } = await npm(args);
  if (code !== 0 && (await npm([...args, "--prefer-online"])).code !== 0) {
    throw new Error("npm could not install the packages of package-lock.json; its own message is above.");
  }
}

function npm(args) {
  const own = process.env.npm_execpath;
  return own?.endsWith("npm-cli.js") ? run(process.execPath, [own, ...args]) : run("npm", args);
}

async function generateClient() {
  const hash = hashOf(["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  if (isFresh(CLIENT_STAMP, hash)) return;
  console.log("Generating the database client …");
  const { code, output } = await run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    quiet: true,
  });
  if (code !== 0) throw new Error(`Prisma could not generate its client:\n${output}`);
  markFresh(CLIENT_STAMP, hash);
}

async function requireChromium() {
  const { findChromium } = await import("./find-chromium.mjs");
  if (await findChromium()) return;
  throw new Error(
    "There is no Chromium and none could be installed. Install one and set CHROMIUM_PATH to its program.",
  );
}

async function requireEngines([option, names]) {
  if (option === undefined) return;
  if (option !== "--engines") throw new Error(`Unknown option "${option}": the set-up takes --engines firefox,webkit.`);
  const missing = await setupEngines(names?.split(","));
  if (missing.length > 0) throw new Error(missing.join("\n"));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await setup({ browser: true });
    await requireEngines(process.argv.slice(2));
    console.log("Ready: npm start, npm run dev, npm run demo, npm test.");
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
