import type { JobManifest, JobManifestInput } from "#protocol/manifest/job-manifest";
import type { NamedBytes } from "./named-bytes";

/** What the form says of comparing answers; each kind keeps its own fields while another is chosen. */
export interface DraftComparison {
  kind: JobManifest["comparison"]["kind"];
  /** As typed; empty: not given. */
  absolute: string;
  relative: string;
  source: NamedBytes | null;
}

export const BYTES_COMPARISON: DraftComparison = { kind: "bytes", absolute: "", relative: "", source: null };

const NO_FUNCTION = "comparison.js";

/** Nothing for the default, so that a manifest says only what it must. */
export function comparisonOfDraft(draft: DraftComparison): Pick<JobManifestInput, "comparison"> {
  const { kind, absolute, relative, source } = draft;
  switch (kind) {
    case "bytes":
      return {};
    case "json":
      return { comparison: { kind, ...tolerance("absolute", absolute), ...tolerance("relative", relative) } };
    case "program":
      return {
        comparison: {
          kind,
          source: source?.blob ? { blob: source.blob } : { file: source?.name ?? NO_FUNCTION },
        },
      };
    default:
      throw new Error(`Unhandled comparison: ${kind satisfies never}`);
  }
}

/** With a comma or a point before the decimals. What is no number is kept as NaN for the check to find. */
const tolerance = <Name extends string>(name: Name, text: string): { [name in Name]?: number } =>
  text.trim() === "" ? {} : ({ [name]: Number(text.replace(",", ".")) } as { [name in Name]?: number });
