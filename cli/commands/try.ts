import { readFile } from "node:fs/promises";
import { commandText } from "#core/jobs/command-text";
import { expandCall } from "#core/jobs/expand-call";
import type { UnitCall } from "#core/jobs/unit-call";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { nameFunctions } from "#core/metering/name-functions";
import { decodeOutput, type OutputPart } from "#core/units/output";
import type { ProgramResult } from "#protocol/devices/local-result";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { lineWarnings } from "#protocol/manifest/line-warnings";
import { specInputKind } from "#protocol/manifest/spec-input-kind";
import { suggestedSeconds } from "#protocol/manifest/suggested-seconds";
import { templateIssues } from "#protocol/manifest/template-issues";
import { unitLimits } from "#protocol/manifest/unit-limits";
import { unlistedExitCodes } from "#protocol/manifest/unlisted-exit-codes";
import { failureInWords } from "#protocol/words/failure-in-words";
import { lineWarningInWords } from "#protocol/words/line-warning-in-words";
import { CliError } from "../cli-error";
import type { SiteOptions } from "../connect";
import { describeWarnings } from "../describe-warnings";
import { firstLines, localPath } from "../manifest/first-lines";
import { LocalFiles } from "../manifest/local-files";
import { readManifest } from "../manifest/read-manifest";
import { type LocalCalls, openLocalRunner } from "../runtime/local-runner";

export interface TryOptions {
  units: number;
  site: SiteOptions;
  raw?: boolean;
  inputs?: string[];
}

const SOME_UNITS_FAILED = 3;
const SHOWN_CHARS = 2_000;
/** Control characters except white space: terminals interpret some of them. */
const UNREADABLE = /[^\P{Cc}\t\n\r]/gu;

/** Runs the first units here and prints each call with its result. */
export async function tryOut(file: string, options: TryOptions): Promise<number> {
  const local = await readManifest(file, options.inputs && { patterns: options.inputs });
  const files = new LocalFiles(options.site);
  const lines = await firstLines(local, files, Math.max(1, options.units));
  const { manifest } = local;
  const [unknown] = templateIssues(manifest, lines?.[0]);
  if (unknown) throw new CliError(`${unknown.path}: ${jobFaultInWords(unknown.jobFault)}.`);
  const shared = manifest.shared.map(async ({ path, source }) => ({
    path,
    bytes: await readFile(localPath(source, local.pathOf)),
  }));
  const spec = specOf(manifest);
  const program = await readFile(localPath(manifest.program.source, local.pathOf));
  const opened = openLocalRunner({
    spec,
    program,
    shared: await Promise.all(shared),
    readBlob: (hash) => files.read(hash),
  });
  if (opened.kind === "refused") throw new CliError(`program: ${opened.message}`);
  process.stderr.write(
    describeWarnings([
      ...opened.warnings,
      ...lineWarnings(manifest, lines ?? []).map((one) => lineWarningInWords(one)),
    ]),
  );
  const results: ProgramResult[] = [];
  try {
    for (let unit = 0; unit < unitsOf(manifest, lines, options.units); unit++) {
      const call = callOf(manifest, unit, lines?.[unit]);
      const result = await named(await opened.runner.run(unit, call), program);
      results.push(result);
      if (options.raw && result.kind === "output") process.stdout.write(mainBytes(result.bytes));
      else
        (options.raw ? process.stderr : process.stdout).write(
          describe(unit, call, result, { ...spec, ...opened.calls }),
        );
    }
  } finally {
    opened.runner.close();
  }
  process.stderr.write(exitCodeQuestion(results, manifest));
  process.stderr.write(limitAdvice(results, manifest));
  if (!options.raw) process.stdout.write(comparisonLine(manifest.comparison));
  return results.some(({ kind }) => kind === "failed") ? SOME_UNITS_FAILED : 0;
}

/** A trap, with the program's own names of the functions that it was in. */
async function named(result: ProgramResult, program: Uint8Array): Promise<ProgramResult> {
  if (result.kind !== "failed" || result.reason !== "trap") return result;
  const message = await nameFunctions(result.message, {
    size: program.length,
    read: (start, end) => program.subarray(start, end),
    decode: (name) => new TextDecoder().decode(name),
  });
  return { ...result, message };
}

/** Advice about the limit, from what the units used, if at least one ended by itself. */
function limitAdvice(results: readonly ProgramResult[], { limits }: JobManifest): string {
  const ended = results.filter(({ kind, fuel }) => kind === "output" && fuel > 0).map(({ fuel }) => fuel);
  if (ended.length === 0) return "";
  const dearest = (Math.max(...ended) / FUEL_PER_CORE_SECOND).toPrecision(2);
  return `limits.seconds is ${limits.seconds}; the most expensive unit took ${dearest} s of an ordinary core. With limits.seconds at ${suggestedSeconds(ended)}, units may take four times as long.\n`;
}

function failureOf(failed: Extract<ProgramResult, { kind: "failed" }>, spec: LimitedSpec): string {
  const { reason: failure, exitCode = null, message } = failed;
  return failureInWords({ failure, exitCode, message }, { ...spec, hasComparison: false });
}

function exitCodeQuestion(results: readonly ProgramResult[], { program, okExitCodes }: JobManifest): string {
  const codes = unlistedExitCodes(results, program.runtime);
  if (codes.length === 0) return "";
  const all = JSON.stringify([...okExitCodes, ...codes]).replaceAll(",", ", ");
  return `Exit code ${codes.join(", ")}: does that mean success? If so, add it to the manifest: "okExitCodes": ${all}\n`;
}

/** Nothing is compared here: one machine has one answer. */
function comparisonLine(comparison: JobManifest["comparison"]): string {
  switch (comparison.kind) {
    case "bytes":
      return "";
    case "json": {
      const { absolute = 0, relative = 0 } = comparison;
      return `Answers of different households will be compared as JSON, with numbers up to ${absolute} apart, or ${relative} times the larger.\n`;
    }
    case "program":
      return "Answers of different households will be compared by your function, which is checked when you submit.\n";
    default:
      throw new Error(`Unhandled comparison: ${(comparison satisfies never as { kind: string }).kind}`);
  }
}

function unitsOf({ inputs }: JobManifest, lines: string[] | undefined, max: number): number {
  if (inputs.kind !== "range") return lines?.length ?? 0;
  return Math.min(max, Math.floor((inputs.to - inputs.from) / inputs.step) + 1);
}

type LimitedSpec = Omit<ReturnType<typeof specOf>, "runtime"> & LocalCalls;

const specOf = ({ program, outputs, okExitCodes, limits }: JobManifest) => ({
  runtime: program.runtime,
  outputs,
  okExitCodes,
  limits: unitLimits(program.runtime, limits),
  fuelPerSecond: FUEL_PER_CORE_SECOND,
});

function callOf({ inputs, args, stdin }: JobManifest, unit: number, line: string | undefined): UnitCall {
  const range = inputs.kind === "range" ? { range: { from: inputs.from, step: inputs.step } } : {};
  const spec = {
    inputKind: specInputKind(inputs),
    args,
    ...range,
    ...(stdin === undefined ? {} : { stdin }),
  };
  return expandCall(spec, unit, line);
}

function describe(unit: number, call: UnitCall, result: ProgramResult, spec: LimitedSpec): string {
  const cost =
    result.fuel > 0
      ? `${(result.fuel / FUEL_PER_CORE_SECOND).toPrecision(3)} s of an ordinary core`
      : `${result.ms.toFixed(1)} ms`;
  const stderr = result.stderr ? indent("stderr", result.stderr.replace(UNREADABLE, "\ufffd")) : "";
  const output = result.bytes && decodeOutput(result.bytes, (bytes) => new TextDecoder().decode(bytes));
  const parts = (output?.parts ?? []).map(describePart).join("");
  if (result.kind === "failed")
    return `unit ${unit}  ${commandText(call, spec)}\n  failed (${result.reason}): ${failureOf(result, spec)}\n${parts}${stderr}`;
  return `unit ${unit}  ${commandText(call, spec)}\n  exit code ${output?.exitCode ?? 0}, ${cost}\n${parts}${stderr}`;
}

function describePart({ name, bytes }: OutputPart): string {
  const text = readableText(bytes);
  return text === undefined
    ? `  ${name}: ${bytes.length} binary bytes\n`
    : indent(`${name} (${bytes.length} bytes)`, text);
}

/** Undefined for bytes that a terminal would not show as text, or would interpret. */
function readableText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.search(UNREADABLE) < 0 ? text : undefined;
  } catch {
    return undefined;
  }
}

const mainBytes = (bytes: Uint8Array): Uint8Array =>
  decodeOutput(bytes, (head) => new TextDecoder().decode(head))?.parts[0]?.bytes ?? new Uint8Array();

function indent(title: string, text: string): string {
  const shown = text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
  return `  ${title}:\n${shown
    .trimEnd()
    .split("\n")
    .map((line) => `    ${line}\n`)
    .join("")}`;
}
