"use client";

import { type Choice, ChoiceCards } from "#app/_ui/choice-cards.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { DraftComparison } from "../_draft/draft-comparison";
import { FieldError } from "./field-error";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";
import { UploadProgress } from "./upload-progress";

const CHOICES: readonly Choice<DraftComparison["kind"]>[] = [
  {
    value: "bytes",
    label: "Byte for byte",
    about:
      "The strictest and the usual choice. Programs produce the same bytes on every device unless they go out of their way.",
  },
  {
    value: "json",
    label: "As JSON, with numbers that may differ a little",
    about: "For results that differ in their last digits. An answer is only as exact as the tolerance you set here.",
  },
  {
    value: "program",
    label: "By a function of your own",
    about: "When only you can tell what counts as equal: the same picture, or the same solution in a different order.",
  },
];

/** How two answers to a unit are judged equal. */
export function ComparisonFields() {
  const { draft, change } = useJobForm();
  const { comparison } = draft;
  const edit = (patch: Partial<DraftComparison>, field: string) =>
    change({ comparison: { ...comparison, ...patch } }, field);
  return (
    <Disclosure
      summary="When two answers are equal"
      aside={CHOICES.find(({ value }) => value === comparison.kind)?.label.toLowerCase()}
      defaultOpen={comparison.kind !== "bytes"}
    >
      <div className="flex flex-col gap-4">
        <ChoiceCards
          legend="Compare answers"
          choices={CHOICES}
          value={comparison.kind}
          onValueChange={(kind) => edit({ kind }, "comparison.kind")}
        />
        {comparison.kind === "json" && <ToleranceFields comparison={comparison} edit={edit} />}
        {comparison.kind === "program" && <FunctionField comparison={comparison} edit={edit} />}
      </div>
    </Disclosure>
  );
}

interface PartProps {
  comparison: DraftComparison;
  edit: (patch: Partial<DraftComparison>, field: string) => void;
}

function ToleranceFields({ comparison, edit }: PartProps) {
  const { errorAt } = useJobForm();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Numbers may differ by"
        aside="optional"
        error={errorAt("comparison.absolute")}
        hint="In the numbers' own unit, like 0.001 or 1e-9."
      >
        <TextInput
          inputMode="decimal"
          value={comparison.absolute}
          onChange={(event) => edit({ absolute: event.target.value }, "comparison.absolute")}
        />
      </Field>
      <Field
        label="Or by this fraction of the larger one"
        aside="optional"
        error={errorAt("comparison.relative")}
        hint="0.000001 allows a millionth. Either field is enough."
      >
        <TextInput
          inputMode="decimal"
          value={comparison.relative}
          onChange={(event) => edit({ relative: event.target.value }, "comparison.relative")}
        />
      </Field>
    </div>
  );
}

function FunctionField({ comparison, edit }: PartProps) {
  const { errorAt, place } = useJobForm();
  const { source } = comparison;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-13 text-soft">
        A JavaScript module with <code>export default (a, b) =&gt; boolean</code>: given two answers, are they equal? It
        runs on our side in an engine of its own, without clock, chance or network, and must say the same whichever
        comes first.
      </p>
      {source && <FileChip file={source} onRemove={() => edit({ source: null }, "comparison.source")} />}
      <div>
        <FileButton accept=".js,.mjs" onFiles={(files) => void place("comparison", files.slice(0, 1))}>
          {source ? "Choose another function" : "Choose the function"}
        </FileButton>
      </div>
      <UploadProgress slot="comparison" />
      <FieldError message={errorAt("comparison.source")} />
    </div>
  );
}
