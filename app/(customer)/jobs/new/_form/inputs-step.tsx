"use client";

import { useTranslations } from "use-intl";
import { ChoiceCards } from "#app/_ui/choice-cards.tsx";
import type { InputKind } from "../_draft/job-draft";
import { ArchiveInputs } from "./archive-inputs";
import { BucketInputs } from "./bucket-inputs";
import { CallFields } from "./call-fields";
import { FieldError } from "./field-error";
import { FileInputs } from "./file-inputs";
import { useJobForm } from "./form-context";
import { GridInputs } from "./grid-inputs";
import { OutputInputs } from "./output-inputs";
import { RangeInputs } from "./range-inputs";
import { SeparatorField } from "./separator-field";
import { Step } from "./step";
import { TextInputs } from "./text-inputs";
import { UploadProgress } from "./upload-progress";

const KINDS = [
  "lines",
  "range",
  "csv",
  "grid",
  "files",
  "archive",
  "bucket",
  "bucket-lines",
  "outputs",
  "jsonl",
  "json",
] as const satisfies readonly InputKind[];

/** Fields that say themselves what is wrong with them. */
const FIELDS = ["objects", "pieceMib", "job", "group"];

export function InputsStep({ done }: { done: boolean }) {
  const t = useTranslations("customer.newJob.inputs");
  const { draft, change, errorAt } = useJobForm();
  const isSaid = FIELDS.some((field) => errorAt(`inputs.${field}`) === errorAt("inputs"));
  return (
    <Step number={2} title={t("title")} about={t("about")} done={done}>
      <ChoiceCards
        legend={t("legend")}
        choices={KINDS.map((value) => ({ value, label: t(`kinds.${value}.label`), about: t(`kinds.${value}.about`) }))}
        value={draft.kind}
        onValueChange={(kind) => change({ kind }, "kind")}
        className="grid-cols-1 min-[26rem]:grid-cols-2 xl:grid-cols-3"
      />
      <div className="flex flex-col gap-2">
        <KindInputs />
        <UploadProgress slot="inputs" />
        {draft.kind !== "range" && <FieldError message={isSaid ? undefined : errorAt("inputs")} />}
      </div>
      <CallFields />
    </Step>
  );
}

function KindInputs() {
  const { kind } = useJobForm().draft;
  switch (kind) {
    case "range":
      return <RangeInputs />;
    case "files":
      return <FileInputs />;
    case "lines":
    case "json":
    case "jsonl":
      return <TextInputs kind={kind} />;
    case "csv":
      return (
        <>
          <TextInputs kind={kind} />
          <SeparatorField />
        </>
      );
    case "grid":
      return <GridInputs />;
    case "archive":
      return <ArchiveInputs />;
    case "bucket":
    case "bucket-lines":
      return <BucketInputs />;
    case "outputs":
      return <OutputInputs />;
    default:
      throw new Error(`Unhandled input kind: ${kind satisfies never}`);
  }
}
