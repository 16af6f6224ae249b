import type { JobDraft, MountedBytes } from "./job-draft";
import type { NamedBytes } from "./named-bytes";
import type { UploadSlot } from "./upload-slot";

/**
 * The form with uploaded files in their places: first wherever it waited for a file of that name, then in `slot`.
 * A program without a job name gives the job its own.
 */
export function withUploaded(draft: JobDraft, slot: UploadSlot, uploaded: readonly NamedBytes[]): JobDraft {
  return uploaded.reduce((before, named) => fillAwaited(before, named) ?? putNew(before, slot, named), draft);
}

function fillAwaited(draft: JobDraft, named: NamedBytes): JobDraft | undefined {
  const waits = (known: NamedBytes | null) => known !== null && known.blob === null && known.name === named.name;
  const given = <Known extends NamedBytes>(known: Known): Known =>
    waits(known) ? { ...known, blob: named.blob, bytes: named.bytes } : known;
  const isAwaited =
    waits(draft.program) ||
    waits(draft.source) ||
    waits(draft.comparison.source) ||
    [...draft.files, ...draft.shared].some(waits);
  if (!isAwaited) return undefined;
  return {
    ...draft,
    program: draft.program && given(draft.program),
    source: draft.source && given(draft.source),
    files: draft.files.map(given),
    shared: draft.shared.map(given),
    comparison: { ...draft.comparison, source: draft.comparison.source && given(draft.comparison.source) },
  };
}

function putNew(draft: JobDraft, slot: UploadSlot, named: NamedBytes): JobDraft {
  const mounted: MountedBytes = { ...named, path: named.name };
  switch (slot) {
    case "program":
      return { ...draft, program: named, written: null, name: draft.name === "" ? nameFrom(named.name) : draft.name };
    case "comparison":
      return { ...draft, comparison: { ...draft.comparison, source: named } };
    case "shared":
      return { ...draft, shared: replaced(draft.shared, mounted) };
    case "inputs":
      return draft.kind === "files"
        ? { ...draft, files: replaced(draft.files, mounted) }
        : { ...draft, source: named, pasted: null };
    default:
      throw new Error(`Unhandled slot: ${slot satisfies never}`);
  }
}

const replaced = (files: MountedBytes[], file: MountedBytes) => [
  ...files.filter((known) => known.path !== file.path),
  file,
];

/** "trial-factor.wasm" → "Trial factor". */
function nameFrom(file: string): string {
  const words = file
    .replace(/\.[^.]+$/, "")
    .replaceAll(/[-_.]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
