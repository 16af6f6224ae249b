import { type FieldIssue, parsePlainly } from "#protocol/field-issues";
import { JobManifest } from "#protocol/manifest/job-manifest";
import type { Language } from "#protocol/text/language";
import type { DraftIssue } from "./draft-issue";
import { type InputKind, isBeingSent, type JobDraft } from "./job-draft";
import { exitCodesOf, manifestOfDraft } from "./manifest-of-draft";
import type { NamedBytes } from "./named-bytes";
import { parseArgs } from "./parse-args";
import { parseAxes } from "./parse-axes";

export type DraftCheck =
  | { kind: "ready"; manifest: JobManifest }
  /** What the form itself finds, and what the manifest says beyond that, in the visitor's language. */
  | { kind: "incomplete"; issues: DraftIssue[]; ofManifest: FieldIssue[] };

/** Whether the form can be sent. What only the server can tell (is it a program, are these JSON lines) comes with the preview. */
export function checkDraft(draft: JobDraft, language: Language): DraftCheck {
  const parsed = parsePlainly(JobManifest, manifestOfDraft(draft), language);
  const issues = [...missing(draft), ...misread(draft), ...uncompared(draft)];
  const seen = new Set(issues.map((issue) => issue.path));
  const ofManifest = (parsed.kind === "refused" ? parsed.issues : [])
    .map(({ path, message }) => ({ path, message: sentence(message) }))
    .filter(
      ({ path }) =>
        !seen.has(path) &&
        !(path === "comparison" && issues.length > 0) &&
        ![...seen].some((other) => path.startsWith(`${other}.`)),
    );
  return parsed.kind === "parsed" && issues.length === 0
    ? { kind: "ready", manifest: parsed.value }
    : { kind: "incomplete", issues, ofManifest };
}

function missing(draft: JobDraft): DraftIssue[] {
  const { name, kind, source, files, objects, shared, range, pasted } = draft;
  const issues: DraftIssue[] = unwritten(draft);
  if (name.trim() === "") issues.push({ path: "name", kind: "no-name" });
  if (kind === "files" && files.length === 0) issues.push({ path: "inputs", kind: "no-files" });
  if (kind === "files") issues.push(...awaited("inputs", files), ...twice("inputs", files));
  if ((kind === "bucket" || kind === "bucket-lines") && objects.trim() === "")
    issues.push({ path: "inputs.objects", kind: "no-objects" });
  if (kind === "archive") {
    if (source === null || pasted !== null) issues.push({ path: "inputs", kind: "no-archive" });
    else issues.push(...awaited("inputs", [source]));
  }
  const isText = TEXT_KINDS.has(kind);
  if (isText && source === null) issues.push({ path: "inputs", kind: "no-inputs" });
  if (isText && source !== null) issues.push(...awaited("inputs", [source]));
  if (kind === "range") {
    for (const end of ["from", "to", "step"] as const) {
      if (range[end] === null) issues.push({ path: `inputs.${end}`, kind: "no-number" });
    }
  }
  return [...issues, ...awaited("shared", shared), ...twice("shared", shared)];
}

const TEXT_KINDS: ReadonlySet<InputKind> = new Set(["lines", "json", "jsonl", "csv"]);

function unwritten({ program, written }: JobDraft): DraftIssue[] {
  const path = "program";
  if (written !== null && isBeingSent(written))
    return [{ path, kind: written.text.trim() === "" ? "program-empty" : "program-sending" }];
  return program === null ? [{ path, kind: "no-program" }] : awaited(path, [program]);
}

function uncompared({ comparison: { kind, absolute, relative, source } }: JobDraft): DraftIssue[] {
  if (kind === "program") {
    return source === null
      ? [{ path: "comparison.source", kind: "no-function" }]
      : awaited("comparison.source", [source]);
  }
  if (kind !== "json") return [];
  if (absolute.trim() === "" && relative.trim() === "") return [{ path: "comparison.absolute", kind: "no-tolerance" }];
  const issues: DraftIssue[] = [];
  if (!(Number(absolute) >= 0 && Number.isFinite(Number(absolute))))
    issues.push({ path: "comparison.absolute", kind: "bad-absolute" });
  if (!(Number(relative) >= 0 && Number(relative) <= 1))
    issues.push({ path: "comparison.relative", kind: "bad-relative" });
  return issues;
}

function misread({ args, okExitCodes, kind, axes }: JobDraft): DraftIssue[] {
  const issues: DraftIssue[] = [];
  const grid = parseAxes(axes);
  if (kind === "grid" && grid.kind === "misread") issues.push({ path: "inputs", ...grid.fault });
  const parsed = parseArgs(args);
  if (parsed.kind === "unclosed") {
    const { char, at } = parsed;
    issues.push({ path: "args", ...(char === "\\" ? { kind: "open-backslash" } : { kind: "open-quote", char, at }) });
  }
  const codes = exitCodesOf(okExitCodes);
  const areCodes = codes.length > 0 && codes.every((code) => Number.isInteger(code) && code >= 0 && code <= 255);
  if (!areCodes) issues.push({ path: "okExitCodes", kind: "bad-exit-codes" });
  return issues;
}

function awaited(path: string, named: readonly NamedBytes[]): DraftIssue[] {
  const first = named.find(({ blob }) => blob === null);
  return first ? [{ path, kind: "not-uploaded", file: first.name }] : [];
}

function twice(path: string, mounted: readonly { path: string }[]): DraftIssue[] {
  const seen = new Set<string>();
  for (const file of mounted) {
    if (seen.has(file.path)) return [{ path, kind: "same-path", mounted: file.path }];
    seen.add(file.path);
  }
  return [];
}

const sentence = (message: string) => {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};
