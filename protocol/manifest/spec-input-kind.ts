import type { InputKind } from "#core/jobs/job-spec";
import type { JobInputs } from "./job-manifest";

/** The kind of inputs that devices see: every kind is normalised to one of a few forms first. */
export function specInputKind(inputs: JobInputs): InputKind {
  switch (inputs.kind) {
    case "csv":
    case "grid":
      return "json";
    case "archive":
    case "bucket":
      return "files";
    case "bucket-lines":
      return "lines";
    case "outputs":
      return inputs.group === undefined ? "files" : "json";
    case "range":
    case "lines":
    case "json":
    case "jsonl":
    case "files":
      return inputs.kind;
    default:
      throw new Error(`Unhandled inputs: ${(inputs satisfies never as JobInputs).kind}`);
  }
}
