import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { JobManifest } from "#protocol/manifest/job-manifest";
import { compiledInterpreter } from "#python/testing/compiled-interpreter";
import { WasiProgram } from "#workers/sandbox/runtimes/wasi/wasi-program";
import { runMetered } from "../testing/run-metered";
import built from "./built.json" with { type: "json" };
import area from "./js/area.js";

const POINTS = 256;
const TURNS = 300;
const args = [String(POINTS), String(TURNS)];
const ROWS = [0, 3, 40, 127];
const inJs = (row: number): string => area(row, { args });
const sha256 = (file: URL) => createHash("sha256").update(readFileSync(file)).digest("hex");
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test("all rows together give the area that is known, from a little above", () => {
  let inside = 0;
  for (let row = 0; row < POINTS / 2; row++) inside += Number(inJs(row));
  const step = 2.5 / POINTS;
  expect(Math.abs(2 * inside * step * step - 1.51)).toBeLessThan(0.03);
});

describe.each([
  ["c", "area.c"],
  ["rust", "main.rs"],
  ["assemblyscript", "area.ts"],
] as const)("in %s", (language, source) => {
  const folder = new URL(`./${language}/`, import.meta.url);
  const manifest = JobManifest.parse(JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")));

  test("the committed program was built from the committed source", () => {
    expect(sha256(new URL(source, folder)), "run node samples/area/build.mjs").toBe(built[language].source);
    expect(sha256(new URL("area.wasm", folder)), "run node samples/area/build.mjs").toBe(built[language].wasm);
  });

  test.each(ROWS)("row %i has as many points as in JavaScript", (row) => {
    const outcome = runMetered(folder, manifest, [String(row), ...args], row);
    expect(text(outcome.output?.parts[0]?.bytes)).toBe(inJs(row));
  });
});

const go = new URL("./go/", import.meta.url);

// Its compiler is newer than most machines have: whoever has built it tests it, too.
if (existsSync(new URL("area.wasm", go)))
  test("in Go each row has as many points as in JavaScript", () => {
    const manifest = JobManifest.parse(JSON.parse(readFileSync(new URL("manifest.json", go), "utf8")));
    for (const row of ROWS)
      expect(text(runMetered(go, manifest, [String(row), ...args], row).output?.parts[0]?.bytes)).toBe(inJs(row));
  });

test("in Python each row has as many points as in JavaScript", () => {
  const main = new Uint8Array(readFileSync(new URL("./python/main.py", import.meta.url)));
  const limits = { fuel: 10 * FUEL_PER_CORE_SECOND, memoryMib: 64, outputBytes: 1_024, stderrBytes: 4_096 };
  const terms = { shared: [{ path: "main.py", bytes: main }], outputs: [], okExitCodes: [0], limits };
  const program = new WasiProgram(compiledInterpreter(), terms, { now: () => 0, sleep: () => {} });
  const value = { kind: "json", json: "null" } as const;
  for (const row of ROWS) {
    const call = ["function", "main.py", String(row), "json", ...args];
    const stdin = new TextEncoder().encode(String(row));
    const outcome = program.run({ unit: row, args: call, stdin, files: [], value, sharePercent: 100 });
    expect(text(outcome.output?.parts[0]?.bytes)).toBe(inJs(row));
  }
});

test.each(["js", "python"])("the manifest of %s names a file that is there", (language) => {
  const folder = new URL(`./${language}/`, import.meta.url);
  const { program } = JobManifest.parse(JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")));
  expect("file" in program.source && existsSync(new URL(program.source.file, folder))).toBe(true);
});
