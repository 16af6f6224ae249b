import type { JobManifest } from "#protocol/manifest/job-manifest";
import { checkDraft } from "./check-draft";
import type { JobDraft } from "./job-draft";

/**
 * The manifest to preview, as soon as program and inputs are there: what does not change a call (name, budget, …) is
 * filled in while it is missing or wrong, so that the first calls show early. A program that is being written counts as it
 * was last sent.
 */
export function previewable(draft: JobDraft): JobManifest | null {
  const check = checkDraft(draft, "en");
  if (check.kind === "ready") return check.manifest;
  const patched = checkDraft(
    {
      ...draft,
      name: draft.name.trim() || "Untitled",
      budget: "1",
      cause: "",
      cores: 8,
      written: null,
    },
    "en",
  );
  return patched.kind === "ready" ? patched.manifest : null;
}
