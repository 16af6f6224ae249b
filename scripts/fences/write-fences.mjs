// node scripts/fences/write-fences.mjs: generates the files that tools read from the table of layers.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { biomeFences } from "./biome-fences.mjs";
import { allFolders, serverFolders } from "./compiled-folders.mjs";
import { withLayersTable } from "./layers-table.mjs";

const withInclude = (include) => (text) =>
  text.replace(/"include": \[[^\]]*\]/, `"include": ${JSON.stringify(include)}`);
const written = (value) => `${JSON.stringify(value, null, 2)}\n`;

/** Each generated file, or file with a generated part, and its wanted contents, given its present ones. */
export const WRITTEN = {
  "scripts/fences/biome-fences.json": () => written(biomeFences()),
  "tsconfig.json": withInclude(allFolders()),
  "tsconfig.server.json": withInclude(serverFolders()),
  "docs/architecture.md": withLayersTable,
};

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const [file, wanted] of Object.entries(WRITTEN)) {
    const now = file.endsWith("biome-fences.json") ? "" : readFileSync(file, "utf8");
    writeFileSync(file, wanted(now));
  }
  const files = Object.keys(WRITTEN).filter((file) => file.endsWith(".json"));
  execFileSync(path.join("node_modules", ".bin", "biome"), ["format", "--write", ...files], { stdio: "inherit" });
}
