import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expandCall } from "#core/jobs/expand-call";
import { JobManifest } from "#protocol/manifest/job-manifest";
import { specInputKind } from "#protocol/manifest/spec-input-kind";
import built from "./built.json" with { type: "json" };
import { runCommand } from "./testing/run-command";
import { runMetered } from "./testing/run-metered";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe.each(["globins", "lamplight"] as const)("%s", (id) => {
  const folder = new URL(`./${id}/`, import.meta.url);
  const wasm = new URL(`${id}.wasm`, folder);
  const manifest = JobManifest.parse(JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")));

  test("the committed program was built from the committed sources", () => {
    const names = readdirSync(folder).filter((name) => /\.[ch]$/.test(name));
    const sources = Buffer.concat(names.sort().map((name) => readFileSync(new URL(name, folder))));
    expect(sha256(sources), "run node samples/build.mjs").toBe(built[id].sources);
    expect(sha256(readFileSync(wasm)), "run node samples/build.mjs").toBe(built[id].wasm);
  });

  test.each([0, 77])("unit %i gives the same bytes metered, within the limits, as it does under node:wasi", (unit) => {
    const { args } = expandCall({ inputKind: specInputKind(manifest.inputs), args: manifest.args }, unit, lineOf(unit));
    const metered = runMetered(folder, manifest, args, unit);
    const [plain] = runCommand(wasm, folder, [args]);
    expect(plain?.exitCode).toBe(0);
    expect(metered).toMatchObject({ kind: "output", output: { exitCode: 0, parts: [{ name: "stdout" }] } });
    if (metered.kind !== "output") return;
    expect(Buffer.from(metered.output.parts[0]?.bytes ?? []).equals(plain?.stdout ?? Buffer.alloc(0))).toBe(true);
  });

  function lineOf(unit: number): string | undefined {
    const { inputs } = manifest;
    if (inputs.kind !== "jsonl" || !("file" in inputs.source)) return undefined;
    return readFileSync(new URL(inputs.source.file, folder), "utf8").split("\n")[unit];
  }
});
