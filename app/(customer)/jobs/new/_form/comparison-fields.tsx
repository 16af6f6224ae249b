"use client";

import { useTranslations } from "use-intl";
import { ChoiceCards } from "#app/_ui/choice-cards.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import type { DraftComparison } from "../_draft/draft-comparison";
import { FieldError } from "./field-error";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";
import { UploadProgress } from "./upload-progress";

const KINDS = ["bytes", "json", "program"] as const satisfies readonly DraftComparison["kind"][];

/** How two answers to a unit are judged equal. */
export function ComparisonFields() {
  const t = useTranslations("customer.newJob.run.comparison");
  const { draft, change } = useJobForm();
  const { comparison } = draft;
  const edit = (patch: Partial<DraftComparison>, field: string) =>
    change({ comparison: { ...comparison, ...patch } }, field);
  return (
    <Disclosure
      summary={t("title")}
      aside={t(`kinds.${comparison.kind}.short`)}
      defaultOpen={comparison.kind !== "bytes"}
    >
      <div className="flex flex-col gap-4">
        <ChoiceCards
          legend={t("legend")}
          choices={KINDS.map((value) => ({
            value,
            label: t(`kinds.${value}.label`),
            about: t(`kinds.${value}.about`),
          }))}
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
  const t = useTranslations("customer.newJob");
  const { errorAt } = useJobForm();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label={t("run.comparison.absolute")}
        aside={t("page.optional")}
        error={errorAt("comparison.absolute")}
        hint={t("run.comparison.absoluteHint")}
      >
        <DecimalInput
          value={comparison.absolute}
          onValue={(value) => edit({ absolute: value }, "comparison.absolute")}
        />
      </Field>
      <Field
        label={t("run.comparison.relative")}
        aside={t("page.optional")}
        error={errorAt("comparison.relative")}
        hint={t("run.comparison.relativeHint")}
      >
        <DecimalInput
          value={comparison.relative}
          onValue={(value) => edit({ relative: value }, "comparison.relative")}
        />
      </Field>
    </div>
  );
}

function FunctionField({ comparison, edit }: PartProps) {
  const t = useTranslations("customer.newJob.run.comparison");
  const { errorAt, place } = useJobForm();
  const { source } = comparison;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-13 text-soft">{t.rich("functionAbout", { code: (text) => <code>{text}</code> })}</p>
      {source && <FileChip file={source} onRemove={() => edit({ source: null }, "comparison.source")} />}
      <div>
        <FileButton accept=".js,.mjs" onFiles={(files) => void place("comparison", files.slice(0, 1))}>
          {source ? t("chooseAnother") : t("choose")}
        </FileButton>
      </div>
      <UploadProgress slot="comparison" />
      <FieldError message={errorAt("comparison.source")} />
    </div>
  );
}
