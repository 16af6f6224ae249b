// npm run check: format, lint, types of every realm, the dependency rules and the packages' known holes, in seconds,
// without a database.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { AUDIT_LEVEL, audit } from "./audit.mjs";
import { run } from "./child.mjs";
import { setup } from "./setup.mjs";

const LAYERS = [
  "app",
  "cli",
  "client",
  "coordinator",
  "core",
  "e2e",
  "programs",
  "protocol",
  "samples",
  "suites",
  "workers",
];

const tool = (name, ...args) => run(path.join("node_modules", ".bin", name), args, { quiet: true });

/** Runs every check, writes what fails, and says how many passed and failed. */
export async function check() {
  const steps = {
    "format and lint": () => tool("biome", "check", "--error-on-warnings", "--max-diagnostics=100", "."),
    "dependency rules": () => tool("depcruise", "--config", ".dependency-cruiser.cjs", ...LAYERS.filter(existsSync)),
    [`known holes in packages (${AUDIT_LEVEL} or worse)`]: () => audit(),
    "types of .": async () => {
      const routes = await tool("next", "typegen");
      return routes.code === 0 ? tool("tsc", "--noEmit", "-p", "tsconfig.json") : routes;
    },
    ...Object.fromEntries(
      realms().map((folder) => [`types of ${folder}`, () => tool("tsc", "--noEmit", "-p", folder)]),
    ),
  };
  const results = await Promise.all(Object.entries(steps).map(async ([name, step]) => report(name, await step())));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

function report(name, { code, output, note }) {
  console.log(`${code === 0 ? "✓" : "✗"} ${name}${note ? `: ${note}` : ""}`);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0;
}

/** Folders with a tsconfig of their own: each is compiled against the globals that its realm has, and no others. */
function realms() {
  const folders = [...LAYERS, ...readdirSync("workers").map((name) => path.join("workers", name))];
  return folders.filter((folder) => existsSync(path.join(folder, "tsconfig.json")));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await setup({ browser: false });
    const { passed, failed } = await check();
    console.log(failed === 0 ? `All ${passed} checks pass.` : `${failed} of ${passed + failed} checks fail.`);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
