import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import type { Mutant } from "./mutants";

const BUNDLES = path.join("dist", "mutants");

/** The first city in which a law broke. */
export interface Finding {
  city: number;
  law: string;
}

/** Simulates cities of the mutant's kind, with its fault planted, until a law breaks in one of them. */
export async function findMutant(mutant: Mutant, cities: number): Promise<Finding | undefined> {
  const bundle = path.join(BUNDLES, `${process.pid}-${mutant.name.replace(/\W+/g, "-")}.mjs`);
  await bundleWith(mutant, bundle);
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [bundle, mutant.foundIn, `${cities}`]);
    return stdout === "" ? undefined : JSON.parse(stdout);
  } finally {
    await rm(bundle, { force: true });
  }
}

/** The mutant's file with the fault in it. */
export async function plant({ name, file, text, becomes }: Mutant): Promise<string> {
  const parts = (await readFile(file, "utf8")).split(text);
  if (parts.length !== 2)
    throw new Error(`"${name}": its text must stand once in ${file}. Change it as the file changed.`);
  return parts.join(becomes);
}

async function bundleWith(mutant: Mutant, outfile: string) {
  const contents = await plant(mutant);
  const file = path.resolve(mutant.file);
  await build({
    entryPoints: ["simulator/mutants/first-broken-law.entry.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
    plugins: [
      {
        name: "plant",
        setup: ({ onLoad }) =>
          onLoad({ filter: /[.]ts$/ }, ({ path: loaded }) =>
            loaded === file ? { contents, loader: "ts" } : undefined,
          ),
      },
    ],
  });
}
