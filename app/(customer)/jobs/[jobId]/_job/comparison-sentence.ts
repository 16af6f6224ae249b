import type { JobManifest } from "#protocol/job-manifest";

/** What the job takes for equal answers; nothing where that is the same bytes. */
export function comparisonSentence(comparison: JobManifest["comparison"]): string | undefined {
  switch (comparison.kind) {
    case "bytes":
      return undefined;
    case "json":
      return `Answers are equal as JSON, with numbers that differ by at most ${toleranceOf(comparison)}. The first of equal ones is the result.`;
    case "program":
      return "Your own function says which answers are equal. The first of equal ones is the result.";
    default:
      throw new Error(`Unhandled comparison: ${(comparison satisfies never as { kind: string }).kind}`);
  }
}

function toleranceOf({ absolute, relative }: Extract<JobManifest["comparison"], { kind: "json" }>): string {
  const part = relative === undefined ? undefined : `${relative} times the larger`;
  return [absolute, part].filter((one) => one !== undefined).join(" or ");
}
