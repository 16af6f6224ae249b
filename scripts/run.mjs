// npm run dev | start | build | demo | sim | bench | chaos | conformance | backup | restore | admin | migration |
// storage:check: sets the clone
// up, builds what is stale, then runs it.
import { watch } from "node:fs";
import { run } from "./child.mjs";
import { PRODUCTION_ENV } from "./production-env.mjs";
import { setup } from "./setup.mjs";

const TSX = ["--import", "tsx"];
const node = (...args) => run(process.execPath, args);

const COMMANDS = {
  dev: { make: ["browser"], start: develop },
  start: {
    make: "all",
    start: (args) => run(process.execPath, ["dist/coordinator/main.mjs", ...args], { env: PRODUCTION_ENV }),
  },
  build: { make: "all", start: async () => ({ code: 0 }) },
  demo: { make: "all", browser: true, start: (args) => node(...TSX, "suites/demo/main.ts", ...args) },
  sim: { make: ["simulator"], start: (args) => node("dist/sim/main.mjs", ...args) },
  bench: { make: "all", browser: true, start: (args) => node(...TSX, "suites/bench/main.ts", ...args) },
  chaos: { make: "all", browser: true, start: (args) => node(...TSX, "suites/chaos/main.ts", ...args) },
  conformance: { make: [], browser: true, start: (args) => node(...TSX, "suites/conformance/main.ts", ...args) },
  backup: { make: ["coordinator"], start: (args) => node("dist/coordinator/backup.mjs", ...args) },
  restore: { make: ["coordinator"], start: (args) => node("dist/coordinator/restore.mjs", ...args) },
  admin: { make: ["coordinator"], start: (args) => node("dist/coordinator/admin.mjs", ...args) },
  hostile: { make: "all", browser: true, start: (args) => node(...TSX, "suites/hostile/main.ts", ...args) },
  differential: {
    make: [],
    browser: true,
    start: (args) => node(...TSX, "suites/conformance/differential/main.ts", ...args),
  },
  "storage:check": {
    make: ["coordinator"],
    start: (args) => node("dist/coordinator/storage-check.mjs", ...args),
  },
  migration: { make: [], start: (args) => node(...TSX, "scripts/new-migration.ts", ...args) },
};

const DEVELOPMENT = { env: { NODE_ENV: "development" } };
const SETTLE_MS = 200;

/** The pending rebuild, which waits for more changes. */
let pending;

try {
  process.exit(await main(process.argv[2], process.argv.slice(3)));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function main(name, args) {
  const command = COMMANDS[name];
  if (!command) throw new Error(`There is no command "${name}": ${Object.keys(COMMANDS).join(", ")}.`);
  await setup({ browser: command.browser ?? false });
  const { build } = await import("./build.mjs");
  await (command.make === "all" ? build() : build(command.make));
  return (await command.start(args)).code;
}

/** Restarts the coordinator when its code or the browser bundles change; pages reload by themselves. */
async function develop(args) {
  for (const folder of ["workers", "core", "protocol"]) watch(folder, { recursive: true }, rebuildSoon);
  const watching = ["watch", "--clear-screen=false", "--include", "dist/browser/manifest.json"];
  return run(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", ...watching, "coordinator/main.ts", ...args],
    DEVELOPMENT,
  );
}

function rebuildSoon() {
  clearTimeout(pending);
  pending = setTimeout(async () => {
    const { build } = await import("./build.mjs");
    await build(["browser"]).catch((error) => console.error(error.message));
  }, SETTLE_MS);
}
