"use client";

import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { useJobForm } from "./form-context";

/** Objects that stay where they are: devices read them there, or the city reads their lines. */
export function BucketInputs() {
  const { draft, change, errorAt } = useJobForm();
  return (
    <>
      <Field
        label="Objects"
        error={errorAt("inputs.objects")}
        hint="One address in each line: s3://NAME/folder/*.csv, NAME being a connection of your account page, or a public https:// address. * is any name, ** any folders."
      >
        <TextArea
          mono
          rows={3}
          value={draft.objects}
          spellCheck={false}
          autoCapitalize="off"
          placeholder="s3://frames/2026/*.csv"
          onChange={(event) => change({ objects: event.target.value }, "inputs.objects")}
        />
      </Field>
      {draft.kind === "bucket" && (
        <Field
          label="Pieces of, in MiB"
          aside="optional"
          error={errorAt("inputs.pieceMib")}
          hint="Cuts larger objects at line ends, such as 64; empty: each object is one unit."
        >
          <NumberInput
            value={draft.pieceMib}
            min={1}
            onValueChange={(pieceMib) => change({ pieceMib }, "inputs.pieceMib")}
          />
        </Field>
      )}
    </>
  );
}
