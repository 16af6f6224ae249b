"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { FileButton } from "../../new/_form/file-button";
import { type AddedDraft, askedFor } from "./added-inputs";

export interface AddedFieldsProps {
  inputs: JobManifest["inputs"];
  /** That the job has. */
  units: number;
  draft: AddedDraft;
  refusal: string | undefined;
  onDraft: (draft: AddedDraft) => void;
}

/** What text is asked for; of other kinds as `values`. */
const TEXTS = {
  lines: "lines",
  jsonl: "jsonl",
  json: "json",
  csv: "csv",
  bucket: "bucket",
  "bucket-lines": "bucketLines",
} as const satisfies Partial<Record<JobManifest["inputs"]["kind"], string>>;

const textOf = (kind: JobManifest["inputs"]["kind"]) => (kind in TEXTS ? TEXTS[kind as keyof typeof TEXTS] : "values");

/** More inputs of the kind that the job has. */
export function AddedFields({ inputs, units, draft, refusal, onDraft }: AddedFieldsProps) {
  const t = useTranslations("customer.jobActs.addInputs");
  const { count } = useNumbers();
  const asked = askedFor(inputs);
  if (asked === "until" && inputs.kind === "range") {
    const next = inputs.from + units * inputs.step;
    return (
      <Field label={t("until.label")} hint={t("until.hint", { next: String(next) })} error={refusal}>
        <NumberInput value={draft.until} min={next} onValueChange={(until) => onDraft({ ...draft, until })} />
      </Field>
    );
  }
  const chosen =
    draft.files.length > 0
      ? t("files.chosen", { files: count(draft.files.length), count: draft.files.length })
      : undefined;
  if (asked === "files") {
    return (
      <Field label={t("files.label")} hint={chosen ?? t("files.hint")} error={refusal}>
        <FileButton multiple onFiles={(files) => onDraft({ ...draft, files })}>
          {t("files.choose")}
        </FileButton>
      </Field>
    );
  }
  const text = textOf(inputs.kind);
  return (
    <>
      <Field label={t(`${text}.label`)} hint={t(`${text}.hint`)} error={refusal}>
        <TextArea
          mono
          rows={6}
          value={draft.text}
          onChange={(event) => onDraft({ ...draft, text: event.target.value, files: [] })}
        />
      </Field>
      {asked === "text" && (
        <div className="flex items-center gap-3">
          <FileButton size="small" onFiles={(files) => onDraft({ ...draft, files, text: "" })}>
            {t("orFile")}
          </FileButton>
          {chosen !== undefined && <span className="text-13 text-soft">{draft.files[0]?.name}</span>}
        </div>
      )}
    </>
  );
}
