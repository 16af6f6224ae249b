"use client";

import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { useJobForm } from "./form-context";

/** Objects that stay where they are: devices read them there, or the city reads their lines. */
export function BucketInputs() {
  const t = useTranslations("customer.newJob");
  const { draft, change, errorAt } = useJobForm();
  return (
    <>
      <Field label={t("inputs.bucket.objects")} error={errorAt("inputs.objects")} hint={t("inputs.bucket.objectsHint")}>
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
          label={t("inputs.bucket.pieces")}
          aside={t("page.optional")}
          error={errorAt("inputs.pieceMib")}
          hint={t("inputs.bucket.piecesHint")}
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
