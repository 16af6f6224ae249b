import path from "node:path";
import { build } from "esbuild";

const OUT = path.join(".cache", "bench");

/** Bundles a benchmark's process as the product's build bundles the coordinator, and returns the file to run. */
export async function bundle(entry: string): Promise<string> {
  const name = path.basename(entry, ".ts");
  const outfile = path.join(OUT, `${name}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: "linked",
    logLevel: "warning",
  });
  return outfile;
}
