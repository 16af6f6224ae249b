import type { CustomerRuntime } from "#core/jobs/job-spec";
import type { Separator } from "#protocol/manifest/separators";
import type { JobDraft } from "./job-draft";

type SourceKind = "lines" | "json" | "jsonl" | "csv" | "archive";

/** Where a dropped file belongs. */
export type FilePlace =
  | { kind: "manifest" }
  | { kind: "program"; runtime: CustomerRuntime }
  | { kind: "source"; inputKind: SourceKind; separator?: Separator }
  | { kind: "unit-file" }
  | { kind: "shared" }
  /** The form waits for a file of this name. */
  | { kind: "awaited" };

const extension = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

export const runtimeOf = (name: string): CustomerRuntime | undefined => {
  const kind = extension(name);
  if (kind === "wasm") return "wasi";
  if (kind === "py") return "python";
  return kind === "js" || kind === "mjs" ? "js" : undefined;
};

export const isManifestName = (name: string): boolean => /(^|[.-])manifest\.json$/i.test(name);

/**
 * Finds each dropped file its place: what the form waits for by name, a manifest, the program, then the inputs. A
 * second text file beside the inputs is shared by all units; with "one file per unit" chosen all others are units.
 */
export function placeFiles(
  names: readonly string[],
  draft: Pick<JobDraft, "kind" | "runtime" | "program" | "source" | "files" | "shared" | "comparison">,
): FilePlace[] {
  const awaited = new Set(
    [draft.program, draft.source, draft.comparison.source, ...draft.files, ...draft.shared].flatMap((named) =>
      named !== null && named.blob === null ? [named.name] : [],
    ),
  );
  let hasSource = draft.source !== null;
  let hasPython = draft.runtime === "python" && draft.program !== null;
  return names.map((name): FilePlace => {
    if (awaited.has(name)) return { kind: "awaited" };
    if (isManifestName(name)) return { kind: "manifest" };
    const runtime = runtimeOf(name);
    if (runtime === "python" && (hasPython || (name !== "main.py" && names.includes("main.py"))))
      return { kind: "shared" };
    if (runtime) {
      hasPython = runtime === "python";
      return { kind: "program", runtime };
    }
    if (draft.kind === "files") return { kind: "unit-file" };
    const inputKind = inputKindOf(name);
    if (inputKind && !hasSource) {
      hasSource = true;
      return { kind: "source", inputKind, ...(extension(name) === "tsv" ? { separator: "\t" } : {}) };
    }
    return { kind: "shared" };
  });
}

function inputKindOf(name: string): SourceKind | undefined {
  switch (extension(name)) {
    case "jsonl":
    case "ndjson":
      return "jsonl";
    case "json":
      return "json";
    case "csv":
    case "tsv":
      return "csv";
    case "txt":
    case "list":
      return "lines";
    case "zip":
    case "tar":
    case "tgz":
      return "archive";
    case "gz":
      return /\.tar\.gz$/i.test(name) ? "archive" : undefined;
    default:
      return undefined;
  }
}
