#!/usr/bin/env node
// Starts the built command line. In a clone it is built at the first call, and again when its sources have changed; what
// a call costs for that is a look at the age of each.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");
const BUILT = path.join(ROOT, "dist", "cli", "main.mjs");
const BUILDER = path.join(ROOT, "scripts", "build-cli.mjs");

if (existsSync(BUILDER) && isStale()) {
  const { status } = spawnSync(process.execPath, [BUILDER], { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(1);
}
await import("../dist/cli/main.mjs");

function isStale() {
  try {
    const { mtimeMs } = statSync(BUILT);
    const inputs = JSON.parse(readFileSync(path.join(ROOT, "dist", "cli", "inputs.json"), "utf8"));
    return inputs.some((file) => statSync(path.join(ROOT, file)).mtimeMs > mtimeMs);
  } catch {
    return true; // it was never built, or a source is gone
  }
}
