import type { InputKind } from "#core/jobs/job-spec";
import type { JobInputs } from "./job-manifest";

/** What devices are told of the inputs: every kind is brought into one of a few forms before they see it. */
export function specInputKind(kind: JobInputs["kind"]): InputKind {
  switch (kind) {
    case "csv":
    case "grid":
      return "json";
    case "archive":
    case "bucket":
      return "files";
    case "bucket-lines":
      return "lines";
    case "range":
    case "lines":
    case "json":
    case "jsonl":
    case "files":
      return kind;
    default:
      throw new Error(`Unhandled inputs: ${kind satisfies never}`);
  }
}
