"use client";

import { useTranslations } from "use-intl";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";

/** A zip or tar, which the city unpacks: a unit for each file, under its path there. */
export function ArchiveInputs() {
  const t = useTranslations("customer.newJob.inputs");
  const { draft, change, place } = useJobForm();
  // What was pasted for another kind of inputs is no archive.
  const source = draft.pasted === null ? draft.source : null;
  return (
    <div className="flex flex-col gap-2">
      {source && <FileChip file={source} onRemove={() => change({ source: null }, "inputs")} />}
      <div>
        <FileButton
          size="small"
          accept=".zip,.tar,.tgz,.tar.gz"
          onFiles={(files) => void place("inputs", files.slice(0, 1))}
        >
          {source ? t("chooseAnother") : t("archive")}
        </FileButton>
      </div>
    </div>
  );
}
