import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkFileSizes } from "./file-sizes.mjs";
import { WRITTEN } from "./write-fences.mjs";

/** Proves every rule: a violation is planted in a copy, and the tool must name the file. */
const CONFIGURATION = [
  ...["biome.json", ".gitignore", ".dependency-cruiser.mjs", "package.json", "core/tsconfig.json"],
  ...["tsconfig.json", "tsconfig.server.json", "scripts/fences"],
];

const LINTED: Record<string, string> = {
  "core/a-clock.ts": "export const now = () => Date.now();\n",
  "core/a-die.ts": "export const roll = () => Math.random();\n",
  "core/a-file.ts": 'import { readFileSync } from "node:fs";\n\nexport const read = readFileSync;\n',
  "core/a-package.ts": 'import { z } from "zod";\n\nexport const Name = z.string();\n',
  "core/a-protocol.ts": 'import { ok } from "#protocol/ok";\n\nexport const fine = ok;\n',
  "protocol/a-node.ts": 'import { randomBytes } from "node:crypto";\n\nexport const draw = randomBytes;\n',
  "workers/control/a-coordinator.ts": 'import { secret } from "#coordinator/secret";\n\nexport const leak = secret;\n',
  "workers/control/a-node.ts": 'import { cpus } from "node:os";\n\nexport const cores = cpus;\n',
  "workers/sandbox/a-core.ts": 'import { ok } from "#core/ok";\n\nexport const fine = ok;\n',
  "workers/sandbox/a-package.ts": 'import { wrap } from "comlink";\n\nexport const open = wrap;\n',
  "coordinator/a-parse.ts":
    'import { z } from "zod";\n\nexport const read = (word: unknown) => z.string().safeParse(word);\n',
  "programs/a-package.ts": 'import { z } from "zod";\n\nexport const Name = z.string();\n',
  "programs/a-coordinator.ts": 'import { secret } from "#coordinator/secret";\n\nexport const leak = secret;\n',
  "coordinator/a-worker.ts":
    'import { slot } from "#workers/control/units/slot-runner";\n\nexport const take = slot;\n',
  "app/a-database.tsx": 'import { secret } from "#coordinator/secret";\n\nexport const leak = secret;\n',
  "app/a-prisma.tsx": 'import { Prisma } from "@prisma/client";\n\nexport const leak = Prisma;\n',
  "app/a-socket.tsx": 'import { slot } from "#workers/control/units/slot-runner";\n\nexport const take = slot;\n',
  "client/a-coordinator.ts": 'import { secret } from "#coordinator/secret";\n\nexport const leak = secret;\n',
  "cli/a-coordinator.ts": 'import { secret } from "#coordinator/secret";\n\nexport const leak = secret;\n',
  "suites/hostile/a-driver.ts": 'import { connect } from "puppeteer-core";\n\nexport const join = connect;\n',
  "coordinator/a-suite.ts": 'import { tree } from "#suites/kit/tree";\n\nexport const climb = tree;\n',
  "coordinator/a-bench.test.ts": 'import { measure } from "#suites/bench/measure";\n\nexport const time = measure;\n',
  "protocol/a-bench.test.ts": 'import { measure } from "#suites/bench/measure";\n\nexport const time = measure;\n',
  "app/a-suite.tsx": 'import { measure } from "#suites/bench/measure";\n\nexport const time = measure;\n',
  "app/a-generated.tsx": 'import { Prisma } from "#prisma/generated/client";\n\nexport const leak = Prisma;\n',
  "cli/a-page.ts": 'import { Page } from "#app/page.tsx";\n\nexport const show = Page;\n',
  "suites/kit/a-suite.ts": 'import { measure } from "#suites/bench/measure";\n\nexport const time = measure;\n',
  "client/an-any.ts": "export const loose = (value: any) => value;\n",
};

const CRUISED: Record<string, string> = {
  "core/circle-a.ts": 'import { b } from "./circle-b";\n\nexport const a = () => b;\n',
  "core/a-relative.ts": 'import { ok } from "../protocol/ok";\n\nexport const fine = ok;\n',
  "workers/sandbox/a-relative.ts":
    'import { slot } from "../control/units/slot-runner";\n\nexport const take = slot;\n',
  "workers/page/a-relative.ts": 'import { frame } from "../sandbox/frame";\n\nexport const open = frame;\n',
  "app/a-relative.tsx":
    'import { secret } from "../coordinator/secret";\n\nexport const Leak = () => <p>{secret}</p>;\n',
  "coordinator/a-relative.ts":
    'import { slot } from "../workers/control/units/slot-runner";\n\nexport const take = slot;\n',
  "client/a-relative.ts": 'import { secret } from "../coordinator/secret";\n\nexport const leak = secret;\n',
  "coordinator/auth/a-verb.ts": 'import { verb } from "../api/verb";\n\nexport const act = verb;\n',
  "programs/a-suite.ts": 'import { measure } from "../suites/bench/measure";\n\nexport const time = measure;\n',
  "programs/a-suite.test.ts": 'import { measure } from "../suites/bench/measure";\n\nexport const time = measure;\n',
  "suites/chaos/a-bench.ts": 'import { measure } from "../bench/measure";\n\nexport const time = measure;\n',
  "suites/kit/a-relative.ts": 'import { measure } from "../bench/measure";\n\nexport const time = measure;\n',
  "workers/control/a-detour.ts": 'import { detour } from "../detour";\n\nexport const lost = detour;\n',
  "workers/detour.ts": 'import { secret } from "../coordinator/secret";\n\nexport const detour = secret;\n',
  "coordinator/a-test-tool.ts": 'import { fake } from "./testing/fake";\n\nexport const use = fake;\n',
  "coordinator/a-ghost.ts": 'import { ghost } from "./nowhere";\n\nexport const boo = ghost;\n',
};

const ALLOWED: Record<string, string> = {
  "suites/kit/tree.ts": "export const tree = 1;\n",
  "suites/bench/measure.ts": 'import { tree } from "#suites/kit/tree";\n\nexport const measure = tree;\n',
  "coordinator/secret.test.ts":
    'import { tree } from "#suites/kit/tree";\nimport { secret } from "./secret";\n\nexport const both = secret + tree;\n',
  "core/circle-b.ts": 'import { a } from "./circle-a";\n\nexport const b = () => a;\n',
  "core/ok.ts": "export const ok = 1;\n",
  "core/ok.test.ts":
    'import { expect, test } from "vitest";\nimport { ok } from "./ok";\n\ntest("1", () => expect(ok).toBe(1));\n',
  "core/deep/uses.ts": 'import { ok } from "../ok";\n\nexport const twice = 2 * ok;\n',
  "protocol/ok.ts":
    'import { z } from "zod";\nimport { ok as one } from "#core/ok";\n\nexport const ok = z.literal(one);\n',
  "protocol/devices/sandbox-messages.ts": "export const KIND = 1;\n",
  "workers/control/units/slot-runner.ts":
    'import { ok } from "#core/ok";\nimport { KIND } from "#protocol/devices/sandbox-messages";\n\nexport const slot = ok + KIND;\n',
  "workers/sandbox/frame.ts":
    'import { KIND } from "#protocol/devices/sandbox-messages";\n\nexport const frame = KIND;\n',
  "workers/page/door.ts": 'import { ok } from "#core/ok";\n\nexport const door = ok;\n',
  "programs/reads.ts":
    'import { parse } from "acorn";\nimport { ok } from "#core/ok";\n\nexport const read = parse("", ok);\n',
  "coordinator/secret.ts":
    'import { hostname } from "node:os";\nimport { ok } from "#core/ok";\n\nexport const secret = hostname() + ok;\n',
  "coordinator/api/verb.ts": 'import { secret } from "../secret";\n\nexport const verb = () => secret;\n',
  "coordinator/testing/fake.ts": "export const fake = 1;\n",
  "app/page.tsx":
    'import { verb } from "#coordinator/api/verb";\nimport { door } from "#workers/page/door";\n\nexport const Page = () => <p>{verb() + door}</p>;\n',
};

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "lamplighter-fences-"));
  for (const file of CONFIGURATION) cpSync(file, path.join(copy, file), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(copy, "node_modules"));
  for (const [file, content] of Object.entries({ ...LINTED, ...CRUISED, ...ALLOWED })) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    writeFileSync(path.join(copy, file), content);
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(tool: string, ...args: string[]): string {
  const file = path.resolve("node_modules", ".bin", tool);
  return spawnSync(file, args, { cwd: copy, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }).stdout;
}

test("the linter keeps each layer from importing outwards, reading clocks and using randomness", () => {
  const report = run("biome", "lint", "--reporter=json", "--max-diagnostics=1000", ".");
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { severity: string; location: { path: string | { file: string } } }[];
  };
  const found = diagnostics.map(({ location }) =>
    typeof location.path === "string" ? location.path : location.path.file,
  );
  expect([...new Set(found)].map((file) => file.replace(/^[.]\//, "")).sort()).toEqual(Object.keys(LINTED).sort());
});

test("the cruiser finds cycles, detours by relative paths, test code and missing files", () => {
  const layers = ["app", "client", "coordinator", "core", "programs", "protocol", "suites", "workers"];
  const report = run("depcruise", "--config", ".dependency-cruiser.mjs", "--output-type", "json", ...layers);
  const { summary } = JSON.parse(report) as { summary: { violations: { from: string }[] } };
  const found = summary.violations.map(({ from }) => from).filter((from) => !(from in LINTED));
  expect([...new Set(found)].sort()).toEqual(Object.keys(CRUISED).sort());
});

test("in core/ the compiler knows neither timers nor the network nor Node", () => {
  writeFileSync(path.join(copy, "core/ok.ts"), "setTimeout(() => fetch(process.argv[2]), 1);\nexport const ok = 1;\n");
  const report = run("tsc", "--noEmit", "-p", "core/tsconfig.json");
  for (const name of ["setTimeout", "fetch", "process"]) expect(report).toMatch(new RegExp(`core/ok[.]ts.*'${name}'`));
});

test("for the server the compiler knows Node, and no browser globals", () => {
  const reads =
    'import { arch } from "node:os";\n\nexport const at = [arch(), new URL("a:b"), WebAssembly.validate];\n';
  writeFileSync(path.join(copy, "coordinator/ok.ts"), reads);
  writeFileSync(
    path.join(copy, "coordinator/a-page.ts"),
    "export const at = [document.title, window, localStorage];\n",
  );
  const report = run("tsc", "--noEmit", "--checkers", "1", "-p", "tsconfig.server.json");
  for (const name of ["document", "window", "localStorage"])
    expect(report).toMatch(new RegExp(`coordinator/a-page[.]ts.*'${name}'`));
  expect(report).not.toContain("coordinator/ok.ts");
});

test("no file is longer than 400 lines, in any language", () => {
  const long = ["core/long.test.ts", "app/long.tsx", "scripts/long.mjs", "prisma/schema/long.prisma"];
  for (const file of [...long, "prisma/generated/rows.ts"]) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    writeFileSync(path.join(copy, file), "// and so on\n".repeat(401));
  }
  writeFileSync(path.join(copy, "core/just-right.ts"), "// and so on\n".repeat(400));
  const { code, output } = checkFileSizes(copy);
  expect(code).toBe(1);
  expect(
    output
      .split("\n")
      .map((line) => line.split(" ")[0])
      .sort(),
  ).toEqual(long.sort());
});

test.each(Object.entries(WRITTEN))("%s matches the table of layers", (file, wanted) => {
  const text = readFileSync(file, "utf8");
  const read = (words: string) => (file.endsWith(".json") ? JSON.parse(words) : words);
  const hint = "node scripts/fences/write-fences.mjs writes it anew";
  expect(read(text), hint).toEqual(read(wanted(text)));
});
