"use client";

import { Button } from "#app/_ui/button.tsx";
import { formatBytes } from "#app/_ui/format/format-bytes.ts";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";

const MAX_SHOWN = 6;

/** One unit per file; each lies under its own name in its unit's file system. */
export function FileInputs() {
  const { draft, change, place } = useJobForm();
  const { files } = draft;
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  return (
    <div className="flex flex-col gap-2">
      {files.slice(0, MAX_SHOWN).map((file) => (
        <FileChip
          key={file.path}
          file={file}
          onRemove={() => change({ files: files.filter((other) => other !== file) }, "inputs")}
        />
      ))}
      {files.length > 0 && (
        <p className="text-13 text-soft">
          {files.length > MAX_SHOWN && `and ${formatCount(files.length - MAX_SHOWN)} more: `}
          {formatCountOf(files.length, "unit")}, {formatBytes(bytes)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <FileButton size="small" multiple onFiles={(chosen) => void place("inputs", chosen)}>
          {files.length === 0 ? "Choose the files" : "Add files"}
        </FileButton>
        {files.length > 0 && (
          <Button size="small" tone="bare" onClick={() => change({ files: [] }, "inputs")}>
            Remove all
          </Button>
        )}
      </div>
    </div>
  );
}
