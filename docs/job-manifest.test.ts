import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { expandCall } from "#core/jobs/expand-call";
import { maxReplicas } from "#core/quorum/settle-unit";
import { LIMITS } from "#protocol/limits";
import { JobManifest, UnitLine } from "#protocol/manifest/job-manifest";

const text = readFileSync(new URL("./job-manifest.md", import.meta.url), "utf8");
const blocks = (language: string) =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter((block) => block[1] === language)
    .map((block) => block[2] ?? "");
const rowOf = (field: string) => text.split("\n").find((line) => line.startsWith(`| \`${field}\``)) ?? "";
const grouped = (count: number) => count.toLocaleString("en");
const MIB = 1024 * 1024;

describe("the manifest's documentation", () => {
  test("shows manifests that are valid", () => {
    const manifests = blocks("json").map((json) => JobManifest.parse(JSON.parse(json)));
    expect(manifests.map((manifest) => manifest.inputs.kind)).toEqual([
      "range",
      "outputs",
      "outputs",
      "grid",
      "range",
      "lines",
      "jsonl",
    ]);
  });

  test("shows JSON lines that are valid, and calls them as it says", () => {
    const lines = (blocks("jsonl")[0] ?? "").trim().split("\n");
    for (const line of lines) UnitLine.parse(JSON.parse(line));
    expect(expandCall({ inputKind: "jsonl", args: ["{station}"] }, 0, lines[0])).toMatchObject({
      args: ["Avon"],
      files: [{ path: "station.csv", content: { kind: "text", text: "1,0.0\n2,12.5\n3,3.5\n" } }],
    });
  });

  test("fills a template as it says", () => {
    const line = '{"name":"Avon","at":[43.37,-80.98]}';
    const { args } = expandCall({ inputKind: "jsonl", args: ["--{name}={at}"] }, 0, line);
    expect(args).toEqual(["--Avon=[43.37,-80.98]"]);
    expect(text).toContain(`with the line \`${line}\``);
  });

  test("shows a module that gives the output beside it", async () => {
    const source = blocks("js").find((block) => block.includes("nearest")) ?? "";
    const [misspelt = "", words = ""] = blocks("text");
    const module: unknown = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    const nearest = (module as { default: (line: string, ctx: object) => unknown }).default;
    const ctx = { file: () => new TextEncoder().encode(words) };
    expect(text).toContain(`\`${JSON.stringify(nearest(misspelt.split("\n")[0] ?? "", ctx))}\``);
  });

  test("shows a reduction that may have its own outputs as inputs", async () => {
    const source = blocks("js").find((block) => block.includes("reduce")) ?? "";
    const module: unknown = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    const sum = (module as { default: (outputs: number[]) => number }).default;
    expect(sum([sum([1, 2, 3]), sum([4])])).toBe(10);
  });

  test("names every field of a manifest, and nothing else", () => {
    const { limits, program, ...others } = JobManifest.shape;
    const nested = ["program.runtime", "program.source", "limits.seconds", "limits.memoryMib", "limits.outputBytes"];
    expect([limits, program].every(Boolean)).toBe(true);
    for (const field of [...Object.keys(others), ...nested]) expect(rowOf(field), field).not.toBe("");
  });

  test("states the bounds and defaults that hold", () => {
    const filled = JobManifest.parse(JSON.parse(blocks("json")[0] ?? ""));
    const rows: [field: string, ...facts: string[]][] = [
      ["name", `1–${LIMITS.jobNameChars}`],
      ["cause", `${LIMITS.causeChars} characters`],
      ["program.source", `${LIMITS.programBytes / MIB} MiB`],
      ["inputs", grouped(LIMITS.unitsPerJob)],
      ["shared", `${LIMITS.sharedFiles} files`, `${LIMITS.sharedBytes / MIB} MiB`],
      ["args", `${LIMITS.argsPerUnit} arguments`, grouped(LIMITS.argChars)],
      ["stdin", grouped(LIMITS.argChars)],
      ["outputs", `${LIMITS.outputFiles} files`],
      ["okExitCodes", JSON.stringify(filled.okExitCodes)],
      ["replicas", `\`${JSON.stringify(filled.replicas)}\``, `1–${LIMITS.replicas}`],
      [
        "comparison",
        `\`${JSON.stringify(filled.comparison, null, 1).replaceAll("\n", "").replace("}", " }")}\``,
        `${LIMITS.comparatorBytes / 1024} KiB`,
      ],
      ["cores", `\`${filled.cores}\``, `0–${grouped(LIMITS.coresPerJob)}`],
      ["limits.seconds", `\`${filled.limits.seconds}\``, `1–${grouped(LIMITS.unitWallMs / 1_000)}`],
      [
        "limits.wallSeconds",
        "20 times `limits.seconds`, or four times for JavaScript",
        `1–${grouped(LIMITS.unitWallMs / 1_000)}`,
      ],
      ["limits.memoryMib", `\`${filled.limits.memoryMib}\``, `1–${grouped(LIMITS.unitMemoryMib)}`],
      ["limits.outputBytes", `\`${filled.limits.outputBytes}\``, `${LIMITS.unitOutputBytes / MIB} MiB`],
    ];
    for (const [field, ...facts] of rows) for (const fact of facts) expect(rowOf(field), field).toContain(fact);
    for (const fact of [
      `A line may have ${LIMITS.inputLineBytes / 1024} KiB`,
      `files, of which a job may have ${grouped(LIMITS.inputFiles)}`,
      `an upload may have ${LIMITS.uploadBytes / (1024 * MIB)} GiB`,
      `at most ${LIMITS.pathChars} characters`,
      `${LIMITS.unitStderrBytes / 1024} KiB together`,
      `some seconds and with ${LIMITS.comparatorMemoryMib} MiB`,
      `Outputs of more than ${LIMITS.comparedBytes / MIB} MiB are compared byte for byte`,
    ]) {
      expect(text.replaceAll("\n", " ").replaceAll("  ", " ")).toContain(fact);
    }
    expect(text).toContain("`2 × replicas + 1`");
    expect(maxReplicas(3)).toBe(2 * 3 + 1);
  });
});
