// Builds the command line, with its packages when they are missing: what the first `npx lamplighter` in a clone does.
import { utimesSync } from "node:fs";
import { installPackages } from "./setup.mjs";

try {
  await installPackages();
  const { build } = await import("./build.mjs");
  await build(["command line"]);
  utimesSync("dist/cli/main.mjs", new Date(), new Date()); // A source may be newer but unchanged.
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
