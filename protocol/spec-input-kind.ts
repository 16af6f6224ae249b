import type { InputKind } from "#core/jobs/job-spec";
import type { JobInputs } from "./job-manifest";

/** What devices are told of the inputs: every kind is brought into one of a few forms before they see it. */
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
