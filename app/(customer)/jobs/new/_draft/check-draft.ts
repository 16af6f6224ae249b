import { JobManifest } from "#protocol/job-manifest";
import { tryParse } from "#protocol/try-parse";
import { type InputKind, isBeingSent, type JobDraft } from "./job-draft";
import { exitCodesOf, manifestOfDraft } from "./manifest-of-draft";
import type { NamedBytes } from "./named-bytes";
import { parseArgs } from "./parse-args";
import { parseAxes } from "./parse-axes";

/** What is wrong at one field of the manifest, as the API says it too. */
export interface DraftIssue {
  path: string;
  message: string;
}

export type DraftCheck = { kind: "ready"; manifest: JobManifest } | { kind: "incomplete"; issues: DraftIssue[] };

/** Whether the form can be sent. What only the server can tell (is it a program, are these JSON lines) comes with the preview. */
export function checkDraft(draft: JobDraft): DraftCheck {
  const parsed = tryParse(JobManifest, manifestOfDraft(draft));
  const own = [...missing(draft), ...misread(draft), ...uncompared(draft)];
  const seen = new Set(own.map((issue) => issue.path));
  const rest = (parsed.error?.issues ?? [])
    .map((issue) => ({ path: issue.path.join("."), message: sentence(issue.message) }))
    .filter(
      (issue) =>
        !seen.has(issue.path) &&
        !(issue.path === "comparison" && own.length > 0) &&
        ![...seen].some((path) => issue.path.startsWith(`${path}.`)),
    );
  const issues = [...own, ...rest];
  return parsed.success && issues.length === 0
    ? { kind: "ready", manifest: parsed.data }
    : { kind: "incomplete", issues };
}

/** The first thing wrong at this field or inside it. */
export function issueAt(issues: readonly DraftIssue[], path: string): string | undefined {
  return issues.find((issue) => issue.path === path || issue.path.startsWith(`${path}.`))?.message;
}

function missing({ program, written, kind, source, files, objects, shared, range, pasted }: JobDraft): DraftIssue[] {
  const issues: DraftIssue[] = [];
  if (written !== null && isBeingSent(written)) {
    const message = "Your last change is still being sent; Run waits for it.";
    issues.push({ path: "program", message: written.text.trim() === "" ? "Write the program." : message });
  } else if (program === null)
    issues.push({
      path: "program",
      message: "Choose the program, a .wasm command, a .mjs module or a .py file, or write it here.",
    });
  else issues.push(...awaited("program", [program]));
  if (kind === "files" && files.length === 0) {
    issues.push({ path: "inputs", message: "Choose the files: each becomes one unit." });
  }
  if (kind === "files") issues.push(...awaited("inputs", files), ...twice("inputs", files));
  if ((kind === "bucket" || kind === "bucket-lines") && objects.trim() === "") {
    issues.push({ path: "inputs.objects", message: "Say which objects: s3://NAME/folder/*.csv." });
  }
  if (kind === "archive") {
    if (source === null || pasted !== null)
      issues.push({ path: "inputs", message: "Choose a .zip, .tar or .tar.gz: each file in it becomes one unit." });
    else issues.push(...awaited("inputs", [source]));
  }
  const isText = TEXT_KINDS.has(kind);
  if (isText && source === null) issues.push({ path: "inputs", message: "Paste the inputs or choose a file." });
  if (isText && source !== null) issues.push(...awaited("inputs", [source]));
  if (kind === "range") {
    for (const end of ["from", "to", "step"] as const) {
      if (range[end] === null) issues.push({ path: `inputs.${end}`, message: "Enter a whole number." });
    }
  }
  return [...issues, ...awaited("shared", shared), ...twice("shared", shared)];
}

const TEXT_KINDS: ReadonlySet<InputKind> = new Set(["lines", "json", "jsonl", "csv"]);

function uncompared({ comparison: { kind, absolute, relative, source } }: JobDraft): DraftIssue[] {
  if (kind === "program") {
    return source === null
      ? [{ path: "comparison.source", message: "Choose the function: a .js or .mjs module." }]
      : awaited("comparison.source", [source]);
  }
  if (kind !== "json") return [];
  if (absolute.trim() === "" && relative.trim() === "") {
    return [{ path: "comparison.absolute", message: "Say how much numbers may differ, here or in the other field." }];
  }
  const issues: DraftIssue[] = [];
  if (!(Number(absolute) >= 0 && Number.isFinite(Number(absolute)))) {
    issues.push({ path: "comparison.absolute", message: "Enter a number of 0 or more, like 0.001 or 1e-9." });
  }
  if (!(Number(relative) >= 0 && Number(relative) <= 1)) {
    issues.push({ path: "comparison.relative", message: "Enter a number from 0 to 1, like 0.000001." });
  }
  return issues;
}

function misread({ args, okExitCodes, kind, axes }: JobDraft): DraftIssue[] {
  const issues: DraftIssue[] = [];
  const grid = parseAxes(axes);
  if (kind === "grid" && grid.kind === "misread") issues.push({ path: "inputs", message: grid.message });
  const parsed = parseArgs(args);
  if (parsed.kind === "unclosed") issues.push({ path: "args", message: parsed.message });
  const codes = exitCodesOf(okExitCodes);
  const areCodes = codes.length > 0 && codes.every((code) => Number.isInteger(code) && code >= 0 && code <= 255);
  if (!areCodes) issues.push({ path: "okExitCodes", message: "Enter whole numbers from 0 to 255, like 0, 10, 20." });
  return issues;
}

function awaited(path: string, named: readonly NamedBytes[]): DraftIssue[] {
  const first = named.find(({ blob }) => blob === null);
  return first ? [{ path, message: `${first.name} is still to be uploaded: drop it anywhere on this page.` }] : [];
}

function twice(path: string, mounted: readonly { path: string }[]): DraftIssue[] {
  const seen = new Set<string>();
  for (const file of mounted) {
    if (seen.has(file.path)) return [{ path, message: `Two files are called ${file.path}: rename one of them.` }];
    seen.add(file.path);
  }
  return [];
}

const sentence = (message: string) => {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
};
