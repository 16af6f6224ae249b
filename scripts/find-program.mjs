import { existsSync } from "node:fs";
import path from "node:path";
import { run } from "./child.mjs";

/** The first existing file with one of these names in the folders of PATH, or one of `places`. */
export function findProgram(names, places = []) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...candidates, ...places].find((file) => existsSync(file));
}

/** Installs packages if this is a Debian-like distribution and we may; says whether it did. */
export async function installPackages(...packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env, quiet: true });
  if ((await install()).code === 0) return true;
  await run("apt-get", ["update"], { env, quiet: true });
  return (await install()).code === 0;
}
