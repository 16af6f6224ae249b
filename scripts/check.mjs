// npm run check: format, lint, sizes of files, types of every realm, the dependency rules and known vulnerabilities in
// packages, in seconds, without a database.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { AUDIT_LEVEL, audit } from "./audit.mjs";
import { run } from "./child.mjs";
import { checkFileSizes } from "./fences/file-sizes.mjs";
import { LAYERS } from "./fences/layers.mjs";
import { setup } from "./setup.mjs";

const FOLDERS = LAYERS.map(({ folder }) => folder).filter(existsSync);
const CRUISED = FOLDERS.filter((folder) => folder !== "scripts" && !folder.includes("/"));

/** The projects are checked side by side. By itself each would have several checkers, all of which learn the same types. */
const ONE_CHECKER = ["--checkers", "1"];

const tool = (name, ...args) => run(path.join("node_modules", ".bin", name), args, { quiet: true });
const types = (project) => tool("tsc", "--noEmit", ...ONE_CHECKER, "-p", project);

/** Runs every check, writes what fails, and says how many passed and failed. */
export async function check() {
  const steps = {
    "format and lint": () => tool("biome", "check", "--error-on-warnings", "--max-diagnostics=100", "."),
    "sizes of files": () => checkFileSizes(),
    "dependency rules": () => tool("depcruise", "--config", ".dependency-cruiser.mjs", ...CRUISED),
    [`known vulnerabilities in packages (${AUDIT_LEVEL} or worse)`]: () => audit(),
    "types of .": async () => {
      const routes = await tool("next", "typegen");
      return routes.code === 0 ? types("tsconfig.json") : routes;
    },
    ...Object.fromEntries(realms().map((project) => [`types of ${project}`, () => types(project)])),
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

/** Each tsconfig except the root's: its files are compiled with exactly the globals that exist in their realm. */
function realms() {
  const rooms = readdirSync("workers").map((name) => path.join("workers", name));
  const folders = new Set([".", ...FOLDERS, ...rooms]);
  const projects = [...folders].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^tsconfig([.].*)?[.]json$/.test(name))
      .map((name) => path.join(folder, name)),
  );
  return projects.filter((project) => project !== "tsconfig.json");
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
