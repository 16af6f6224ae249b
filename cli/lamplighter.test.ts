import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const BUILT = path.resolve("dist/cli");
const COMMANDS = ["status", "dial", "cancel"];
const START_BYTES = 250_000;

/** The files that are loaded together with `file`, and everything else that they name. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(path.join(BUILT, file), "utf8");
  for (const [, name = ""] of text.matchAll(/^(?:import|export)\b[^;'"]*["']([^'"]+)["'];/gm)) {
    if (!isBuiltin(name)) loadedWith(name.replace(/^\.\//, ""), seen);
  }
  return seen;
}

const piece = (name: string) => {
  const text = readFileSync(path.join(BUILT, "main.mjs"), "utf8");
  return new RegExp(`import\\("\\./(${name}-[^"]+)"\\)`).exec(text)?.[1] ?? "";
};

describe("the built command line", () => {
  test("loads little before it knows the command, and little more for a command that makes one call", () => {
    for (const names of [[], ...COMMANDS.map((command) => [command, "connect", "explain"])]) {
      const seen = loadedWith("main.mjs");
      for (const name of names) loadedWith(piece(name), seen);
      const bytes = [...seen].reduce((sum, file) => sum + statSync(path.join(BUILT, file)).size, 0);
      expect([...seen].every((file) => file.endsWith(".mjs"))).toBe(true);
      expect(bytes).toBeLessThan(START_BYTES);
    }
  });

  test("has the unit thread completely in one file, which loads nothing else", () => {
    expect([...loadedWith("local-worker.mjs")]).toEqual(["local-worker.mjs"]);
  });
});

describe("its entry in a clone", () => {
  let clone: string;
  const builder = (exitCode: number) => `import { mkdirSync, writeFileSync } from "node:fs";
if (${exitCode}) process.exit(${exitCode});
mkdirSync("dist/cli", { recursive: true });
writeFileSync("dist/cli/inputs.json", JSON.stringify(["cli/main.ts"]));
writeFileSync("dist/cli/main.mjs", "console.log('started ' + process.argv.slice(2))");
console.log("built");`;

  beforeEach(() => {
    clone = mkdtempSync(path.join(tmpdir(), "lamplighter-clone-"));
    for (const folder of ["cli", "scripts", "elsewhere"]) mkdirSync(path.join(clone, folder));
    cpSync("cli/lamplighter.mjs", path.join(clone, "cli/lamplighter.mjs"));
    writeFileSync(path.join(clone, "cli/main.ts"), "");
    writeFileSync(path.join(clone, "scripts/build-cli.mjs"), builder(0));
  });
  afterEach(() => rmSync(clone, { recursive: true }));

  function start() {
    const options = { cwd: path.join(clone, "elsewhere"), encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["../cli/lamplighter.mjs", "a", "b"], options);
    return { status, stdout, stderr };
  }

  const BUILT_FIRST = { status: 0, stdout: "started a,b\n", stderr: "built\n" };
  const JUST_STARTED = { status: 0, stdout: "started a,b\n", stderr: "" };

  test("builds it at the first call only, without output", () => {
    expect(start()).toEqual(BUILT_FIRST);
    expect(start()).toEqual(JUST_STARTED);
  });

  test("builds it again when a source is newer or gone", () => {
    start();
    const soon = new Date(Date.now() + 60_000);
    utimesSync(path.join(clone, "cli/main.ts"), soon, soon);
    expect(start()).toEqual(BUILT_FIRST);
    rmSync(path.join(clone, "cli/main.ts"));
    expect(start()).toEqual(BUILT_FIRST);
  });

  test("ends with an error when it cannot be built, and runs the existing build when there are no sources", () => {
    writeFileSync(path.join(clone, "scripts/build-cli.mjs"), builder(1));
    expect(start()).toMatchObject({ status: 1, stdout: "" });
    writeFileSync(path.join(clone, "scripts/build-cli.mjs"), builder(0));
    start();
    rmSync(path.join(clone, "scripts/build-cli.mjs"));
    rmSync(path.join(clone, "cli/main.ts"));
    expect(start()).toEqual(JUST_STARTED);
  });
});
