import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { WALL_MS } from "#suites/kit/unit-page/program-message";
import type { Host } from "./host";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const ENTRIES = ["suites/conformance/hosts/node-child.ts", "cli/runtime/local-worker.ts"];

/** Node by the command that starts it: this one, or one for another processor in its emulator. */
export async function openNodeHost(name: string, [command = "", ...before]: string[]): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), "lamplighter-conformance-"));
  await build({
    entryPoints: ENTRIES.map((entry) => join(ROOT, entry)),
    absWorkingDir: ROOT,
    outdir: folder,
    entryNames: "[name]",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
  });
  return {
    name,
    run: async ({ runtime, program, units, shared, args }) => {
      const [casePath, answersPath] = [join(folder, "case.json"), join(folder, "answers.json")];
      await writeFile(
        casePath,
        JSON.stringify({ runtime, units, shared, args, program: Buffer.from(program).toString("base64") }),
      );
      const script = join(folder, "node-child.mjs");
      await promisify(execFile)(command, [...before, script, casePath, answersPath], { timeout: WALL_MS });
      const answers = JSON.parse(await readFile(answersPath, "utf8")) as string[];
      return answers.map((answer) => new Uint8Array(Buffer.from(answer, "base64")));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
