"use client";

import { type Choice, ChoiceCards } from "#app/_ui/choice-cards.tsx";
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

const KINDS: readonly Choice<InputKind>[] = [
  { value: "lines", label: "Lines", about: "Each line of a text is a unit" },
  { value: "range", label: "A range", about: "Each number from here to there" },
  { value: "csv", label: "A table", about: "Each row of a CSV or TSV is a unit" },
  { value: "grid", label: "A grid", about: "Each combination of parameters" },
  { value: "files", label: "Files", about: "Each file is a unit" },
  { value: "archive", label: "An archive", about: "Each file of a zip or tar is a unit" },
  { value: "bucket", label: "A bucket", about: "Each object, or piece of one, is a unit" },
  { value: "bucket-lines", label: "Lines of a bucket", about: "Each line of its objects is a unit" },
  { value: "outputs", label: "Outputs", about: "Those of another job, once it has finished" },
  { value: "jsonl", label: "JSON lines", about: "Each may bring its own arguments and files" },
  { value: "json", label: "A JSON array", about: "Each element is a unit" },
];

export function InputsStep({ done }: { done: boolean }) {
  const { draft, change, errorAt } = useJobForm();
  return (
    <Step
      number={2}
      title="Inputs"
      about="What the program runs on: one call, and so one unit, for each input"
      done={done}
    >
      <ChoiceCards
        legend="What becomes a unit?"
        choices={KINDS}
        value={draft.kind}
        onValueChange={(kind) => change({ kind }, "kind")}
        className="grid-cols-1 min-[26rem]:grid-cols-2 xl:grid-cols-3"
      />
      <div className="flex flex-col gap-2">
        <KindInputs />
        <UploadProgress slot="inputs" />
        {draft.kind !== "range" && <FieldError message={errorAt("inputs")} />}
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
