"use client";

import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { MountedBytes } from "../_draft/job-draft";
import { FieldError } from "./field-error";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";
import { UploadProgress } from "./upload-progress";

/** Files that every unit finds in the program's file system, each under a path of its own. */
export function SharedFiles() {
  const t = useTranslations("customer.newJob.program.shared");
  const { draft, change, errorAt, place } = useJobForm();
  const { shared } = draft;
  const put = (next: MountedBytes[]) => change({ shared: next }, "shared");
  return (
    <div className="flex flex-col gap-3">
      <p className="text-13 text-soft">{t("about")}</p>
      {shared.map((file, at) => (
        <div key={`${file.name} ${file.blob}`} className="grid gap-2 sm:grid-cols-2">
          <FileChip file={file} onRemove={() => put(shared.filter((other) => other !== file))} />
          <Field label={t("path", { file: file.name })} hideLabel error={errorAt(`shared.${at}`)}>
            <TextInput
              mono
              value={file.path}
              onChange={(event) =>
                put(shared.map((other) => (other === file ? { ...file, path: event.target.value } : other)))
              }
            />
          </Field>
        </div>
      ))}
      <div>
        <FileButton size="small" multiple onFiles={(files) => void place("shared", files)}>
          {t("add")}
        </FileButton>
      </div>
      <UploadProgress slot="shared" />
      <FieldError message={errorAt("shared")} />
    </div>
  );
}
