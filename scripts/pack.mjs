import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./child.mjs";

export const DOWNLOADS = path.join("dist", "downloads");

/** An empty folder for a package, with the licence in it. */
export function packageFolder(name) {
  const folder = path.join("dist", "packages", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync("LICENSE", path.join(folder, "LICENSE"));
  return folder;
}

/** Packs the folder as npm does, into `dist/downloads/NAME.tgz`, which is there whole or not at all. */
export async function pack(folder, manifest) {
  const { name, version } = manifest;
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  mkdirSync(DOWNLOADS, { recursive: true });
  const packed = await run(
    "npm",
    ["pack", `./${folder.replaceAll(path.sep, "/")}`, "--pack-destination", "dist", "--silent"],
    {
      quiet: true,
    },
  );
  if (packed.code !== 0) throw new Error(`npm could not pack ${name}:\n${packed.output}`);
  renameSync(path.join("dist", `${name}-${version}.tgz`), path.join(DOWNLOADS, `${name}.tgz`));
}
