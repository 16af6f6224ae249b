import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import type { BytesSource, JobManifestInput } from "#protocol/manifest/job-manifest";
import { comparisonOfDraft } from "./draft-comparison";
import type { JobDraft } from "./job-draft";
import type { NamedBytes } from "./named-bytes";
import { parseArgs } from "./parse-args";
import { parseAxes } from "./parse-axes";
import { PROGRAM_NAMES } from "./program-names";

/** The manifest that the form says so far. It may not be a valid one yet: `checkDraft` tells what is missing. */
export function manifestOfDraft(draft: JobDraft): JobManifestInput {
  const { runtime, program, picture } = draft;
  const parsed = parseArgs(draft.args);
  const { seconds, memoryMib, outputBytes } = draft;
  return {
    name: draft.name,
    ...(draft.cause.trim() === "" ? {} : { cause: draft.cause }),
    ...(draft.workKind === "other" ? {} : { workKind: draft.workKind }),
    program: { runtime, source: program ? sourceOf(program) : { file: PROGRAM_NAMES[runtime] } },
    inputs: inputsOf(draft),
    ...(draft.shared.length === 0
      ? {}
      : { shared: draft.shared.map((file) => ({ path: file.path, source: sourceOf(file) })) }),
    args: parsed.kind === "args" ? parsed.args : [],
    ...(draft.stdin === null ? {} : { stdin: draft.stdin }),
    ...(draft.outputs.trim() === "" ? {} : { outputs: linesOf(draft.outputs) }),
    ...(draft.destination.trim() === "" ? {} : { destination: draft.destination.trim() }),
    okExitCodes: exitCodesOf(draft.okExitCodes),
    ...whole("findExitCode", draft.findExitCode),
    replicas: draft.replicas,
    ...comparisonOfDraft(draft.comparison),
    ...whole("cores", draft.cores),
    budget: typedAmount(draft.budget),
    limits: { ...whole("seconds", seconds), ...whole("memoryMib", memoryMib), ...whole("outputBytes", outputBytes) },
    ...whole("keepDays", draft.keepDays),
    ...(picture.kind === "mosaic" ? {} : { picture }),
  };
}

export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Numbers between blanks or commas; what is not a number is kept as NaN for the check to find. */
export const exitCodesOf = (text: string): number[] => (text.match(/[^\s,]+/g) ?? []).map(Number);

function inputsOf(draft: JobDraft): JobManifestInput["inputs"] {
  const { kind, range, source, files, separator, axes, seeds } = draft;
  switch (kind) {
    case "range":
      return {
        kind,
        from: range.from ?? Number.NaN,
        to: range.to ?? Number.NaN,
        step: range.step ?? Number.NaN,
      };
    case "lines":
    case "json":
    case "jsonl":
    case "archive":
      return { kind, source: source ? sourceOf(source) : { file: "inputs" } };
    case "csv":
      return { kind, source: source ? sourceOf(source) : { file: "inputs" }, separator };
    case "grid": {
      const parsed = parseAxes(axes);
      return { kind, axes: parsed.kind === "axes" ? parsed.axes : {}, ...(seeds === null ? {} : { seeds }) };
    }
    case "bucket":
      return { kind, objects: linesOf(draft.objects), ...whole("pieceMib", draft.pieceMib) };
    case "bucket-lines":
      return { kind, objects: linesOf(draft.objects) };
    case "outputs":
      return {
        kind,
        job: draft.sourceJob.trim(),
        ...whole("group", draft.group),
        ...(draft.untilOne && draft.group !== null ? { untilOne: true } : {}),
        ...(draft.skipsFailed ? { failed: "skip" as const } : {}),
      };
    case "files":
      return { kind, files: files.map((file) => ({ name: file.path, source: sourceOf(file) })) };
    default:
      throw new Error(`Unhandled input kind: ${kind satisfies never}`);
  }
}

const sourceOf = ({ blob, name }: NamedBytes): BytesSource => (blob === null ? { file: name } : { blob });

/** An empty field leaves the manifest's own default in force. */
const whole = <Name extends string>(name: Name, value: number | null): { [name in Name]?: number } =>
  value === null ? {} : ({ [name]: value } as { [name in Name]?: number });
