"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";

const MAX_SHOWN = 6;

/** One unit per file; each lies under its own name in its unit's file system. */
export function FileInputs() {
  const t = useTranslations("customer.newJob.inputs.files");
  const numbers = useNumbers();
  const { draft, change, place } = useJobForm();
  const { files } = draft;
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  const sum = { count: files.length, units: numbers.count(files.length), bytes: numbers.bytes(bytes) };
  const more = files.length - MAX_SHOWN;
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
          {more > 0 ? t("sumAndMore", { ...sum, more: numbers.count(more) }) : t("sum", sum)}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <FileButton size="small" multiple onFiles={(chosen) => void place("inputs", chosen)}>
          {files.length === 0 ? t("choose") : t("add")}
        </FileButton>
        {files.length > 0 && (
          <Button size="small" tone="bare" onClick={() => change({ files: [] }, "inputs")}>
            {t("removeAll")}
          </Button>
        )}
      </div>
    </div>
  );
}
