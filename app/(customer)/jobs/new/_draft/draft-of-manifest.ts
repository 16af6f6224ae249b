import type { BytesSource, JobManifest } from "#protocol/manifest/job-manifest";
import { BYTES_COMPARISON, type DraftComparison } from "./draft-comparison";
import { EMPTY_DRAFT, type JobDraft, type MountedBytes } from "./job-draft";
import type { NamedBytes } from "./named-bytes";
import { writeAxes } from "./parse-axes";
import { PROGRAM_NAMES } from "./program-names";
import { writeArgs } from "./write-args";

/** Fills the form from a manifest. Files that it names are waited for, under their names. */
export function draftOfManifest(manifest: JobManifest): JobDraft {
  const { program, inputs, limits } = manifest;
  return {
    ...EMPTY_DRAFT,
    name: manifest.name,
    cause: manifest.cause,
    workKind: manifest.workKind ?? "other",
    runtime: program.runtime,
    program: bytesOf(program.source, PROGRAM_NAMES[program.runtime]),
    shared: manifest.shared.map(({ path, source }) => mounted(path, source)),
    outputs: manifest.outputs.join("\n"),
    destination: manifest.destination ?? "",
    okExitCodes: manifest.okExitCodes.join(", "),
    findExitCode: manifest.findExitCode ?? null,
    kind: inputs.kind,
    range: inputs.kind === "range" ? { from: inputs.from, to: inputs.to, step: inputs.step } : EMPTY_DRAFT.range,
    ...(inputs.kind === "csv" ? { separator: inputs.separator } : {}),
    ...(inputs.kind === "grid" ? { axes: writeAxes(inputs.axes), seeds: inputs.seeds ?? null } : {}),
    ...("objects" in inputs ? { objects: inputs.objects.join("\n") } : {}),
    ...(inputs.kind === "bucket" ? { pieceMib: inputs.pieceMib ?? null } : {}),
    ...(inputs.kind === "outputs" ? outputsOf(inputs) : {}),
    ...("source" in inputs ? { source: bytesOf(inputs.source, `inputs.${inputs.kind}`), pasted: null } : {}),
    files: inputs.kind === "files" ? inputs.files.map(({ name, source }) => mounted(name, source)) : [],
    args: writeArgs(manifest.args),
    stdin: manifest.stdin ?? null,
    replicas: manifest.replicas,
    comparison: comparisonOf(manifest.comparison),
    cores: manifest.cores,
    budget: manifest.budget,
    seconds: limits.seconds,
    memoryMib: limits.memoryMib,
    outputBytes: limits.outputBytes,
    keepDays: manifest.keepDays ?? null,
    picture: manifest.picture,
  };
}

const outputsOf = ({ job, group, untilOne, failed }: Extract<JobManifest["inputs"], { kind: "outputs" }>) => ({
  sourceJob: job,
  group: group ?? null,
  untilOne,
  skipsFailed: failed === "skip",
});

function comparisonOf(comparison: JobManifest["comparison"]): DraftComparison {
  const { kind } = comparison;
  if (kind === "json") {
    const { absolute, relative } = comparison;
    return { ...BYTES_COMPARISON, kind, absolute: `${absolute ?? ""}`, relative: `${relative ?? ""}` };
  }
  return kind === "program"
    ? { ...BYTES_COMPARISON, kind, source: bytesOf(comparison.source, "comparison.js") }
    : BYTES_COMPARISON;
}

/** A manifest on disk names files; a path in front of the name is the disk's affair. */
function bytesOf(source: BytesSource, name: string): NamedBytes {
  return "blob" in source
    ? { name, blob: source.blob, bytes: null }
    : { name: source.file.split("/").at(-1) ?? source.file, blob: null, bytes: null };
}

const mounted = (path: string, source: BytesSource): MountedBytes => ({ path, ...bytesOf(source, path) });
