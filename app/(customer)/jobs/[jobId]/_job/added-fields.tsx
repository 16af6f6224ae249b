"use client";

import { Field } from "#app/_ui/field.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import type { JobManifest } from "#protocol/job-manifest";
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

const TEXTS: Partial<Record<JobManifest["inputs"]["kind"], { label: string; hint: string }>> = {
  lines: { label: "Lines", hint: "One unit for each line." },
  jsonl: { label: "JSON lines", hint: "One unit for each line, a JSON object." },
  json: { label: "JSON array", hint: "One unit for each element." },
  csv: { label: "Table", hint: "With its header; one unit for each row." },
  bucket: { label: "Objects", hint: "Addresses like s3://NAME/folder/*.csv." },
  "bucket-lines": {
    label: "Objects",
    hint: "Addresses like s3://NAME/folder/*.txt; one unit for each of their lines.",
  },
};
const VALUES = { label: "JSON array", hint: "One unit for each element, with the fields that the job's units have." };

/** More inputs of the kind that the job has. */
export function AddedFields({ inputs, units, draft, refusal, onDraft }: AddedFieldsProps) {
  const asked = askedFor(inputs);
  if (asked === "until" && inputs.kind === "range") {
    const next = inputs.from + units * inputs.step;
    return (
      <Field label="Count on to" hint={`The next value is ${next}.`} error={refusal}>
        <NumberInput value={draft.until} min={next} onValueChange={(until) => onDraft({ ...draft, until })} />
      </Field>
    );
  }
  const chosen = draft.files.length > 0 ? formatCountOf(draft.files.length, "file") : undefined;
  if (asked === "files") {
    return (
      <Field label="Files" hint={chosen ?? "One unit for each file, or for each file of one archive."} error={refusal}>
        <FileButton multiple onFiles={(files) => onDraft({ ...draft, files })}>
          Choose files
        </FileButton>
      </Field>
    );
  }
  const { label, hint } = TEXTS[inputs.kind] ?? VALUES;
  return (
    <>
      <Field label={label} hint={hint} error={refusal}>
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
            Or choose a file
          </FileButton>
          {chosen !== undefined && <span className="text-13 text-soft">{draft.files[0]?.name}</span>}
        </div>
      )}
    </>
  );
}
