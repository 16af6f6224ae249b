"use client";

import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { JobManifest } from "#protocol/job-manifest";
import { tryParse } from "#protocol/try-parse";

export interface ManifestTabProps {
  /** The form as JSON. */
  text: string;
  onFill: (manifest: JobManifest) => void;
}

/** The same job as the API and the command line take it; edited here it fills the form. */
export function ManifestTab({ text, onFill }: ManifestTabProps) {
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? undefined : readManifest(typed);
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Manifest"
        aside={<CopyText text={typed ?? text} noun="manifest" />}
        hint="The format that the API and the command line use. You are asked for the files that it names: drop them on this page."
        error={read?.kind === "wrong" ? read.message : undefined}
      >
        <TextArea
          mono
          rows={26}
          spellCheck={false}
          value={typed ?? text}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {read && (
        <div className="flex flex-wrap gap-2">
          <Button
            tone="primary"
            disabled={read.kind === "wrong"}
            onClick={() => {
              if (read.kind !== "manifest") return;
              onFill(read.manifest);
              setTyped(undefined);
            }}
          >
            Fill in the form
          </Button>
          <Button tone="bare" onClick={() => setTyped(undefined)}>
            Undo my changes
          </Button>
        </div>
      )}
    </div>
  );
}

type Read = { kind: "manifest"; manifest: JobManifest } | { kind: "wrong"; message: string };

function readManifest(text: string): Read {
  try {
    const parsed = tryParse(JobManifest, JSON.parse(text));
    if (parsed.success) return { kind: "manifest", manifest: parsed.data };
    const [issue] = parsed.error.issues;
    const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    return { kind: "wrong", message: `${where}${issue?.message ?? "This is not a manifest."}` };
  } catch (error) {
    return { kind: "wrong", message: `This is not JSON: ${error instanceof Error ? error.message : ""}` };
  }
}
