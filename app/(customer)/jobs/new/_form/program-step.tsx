"use client";

import { PenLine } from "lucide-react";
import { useTranslations } from "use-intl";
import { LANGUAGE_NAMES, WRITTEN_RUNTIMES, type WrittenRuntime } from "#app/_code/written-runtime.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { SCROLLS } from "#app/_ui/scrolls.ts";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { beginWriting } from "../_draft/begin-writing";
import { FieldError } from "./field-error";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";
import { ProgramWarnings } from "./program-warnings";
import { SharedFiles } from "./shared-files";
import { Step } from "./step";
import { UploadProgress } from "./upload-progress";
import { useScriptText } from "./use-script-text";
import { WrittenProgramField } from "./written-program-field";

export function ProgramStep() {
  const t = useTranslations("customer.newJob");
  const numbers = useNumbers();
  const { draft, change, update, errorAt, check, place } = useJobForm();
  const begin = (runtime: WrittenRuntime) =>
    update((before) =>
      beginWriting(before, runtime, {
        name: t("program.writtenName"),
        script: { comment: t("program.writtenComment") },
      }),
    );
  const { program, written, shared } = draft;
  const script = useScriptText();
  const editable = WRITTEN_RUNTIMES.find((runtime) => runtime === draft.runtime && program?.blob);
  const edit = async (runtime: WrittenRuntime) => {
    const text = program?.blob ? await script.read(program.blob) : null;
    if (text !== null)
      update((before) => beginWriting(before, runtime, { name: t("program.writtenName"), script: { text } }));
  };
  return (
    <Step number={1} title={t("program.title")} about={t("program.about")} done={check.kind === "understood"}>
      <div className="flex flex-col gap-2">
        {written && <WrittenProgramField written={written} />}
        <div className="flex flex-wrap gap-2">
          <FileButton accept=".wasm,.js,.mjs,.py" onFiles={(files) => void place("program", files.slice(0, 1))}>
            {written ? t("program.chooseInstead") : program ? t("program.chooseAnother") : t("program.choose")}
          </FileButton>
          {!written &&
            WRITTEN_RUNTIMES.map((runtime) =>
              runtime === editable ? (
                <Button
                  key={runtime}
                  busy={script.reading}
                  busyLabel={t("program.editBusy")}
                  onClick={() => void edit(editable)}
                >
                  <PenLine aria-hidden size={16} /> {t("program.edit")}
                </Button>
              ) : (
                <Button key={runtime} onClick={() => begin(runtime)}>
                  <PenLine aria-hidden size={16} /> {t("program.write", { language: LANGUAGE_NAMES[runtime] })}
                </Button>
              ),
            )}
        </div>
        {/* As high whatever comes, or what is below would move under the pointer when the answer is there. */}
        <section
          aria-label={t("program.understood")}
          {...SCROLLS}
          className="flex h-36 flex-col gap-2 overflow-y-auto rounded border border-line p-2"
        >
          {program && !written && <FileChip file={program} onRemove={() => change({ program: null }, "program")} />}
          <UploadProgress slot="program" />
          <CheckLine />
          {check.kind !== "refused" && <FieldError message={errorAt("program")} />}
        </section>
      </div>
      <Disclosure
        summary={t("program.shared.title")}
        aside={
          shared.length > 0
            ? t("program.shared.count", { count: shared.length, files: numbers.count(shared.length) })
            : t("program.shared.none")
        }
        defaultOpen={shared.length > 0}
        key={shared.length > 0 ? "some" : "none"}
      >
        <SharedFiles />
      </Disclosure>
      <Disclosure summary={t("program.back.title")} aside={t("program.back.about")}>
        <div className="flex flex-col gap-4">
          <Field
            label={t("program.back.outputs")}
            aside={t("page.optional")}
            error={errorAt("outputs")}
            hint={t("program.back.outputsHint")}
          >
            <TextArea
              mono
              rows={2}
              value={draft.outputs}
              placeholder="out/result.csv"
              onChange={(event) => change({ outputs: event.target.value }, "outputs")}
            />
          </Field>
          <Field
            label={t("program.back.bucket")}
            aside={t("page.optional")}
            error={errorAt("destination")}
            hint={t("program.back.bucketHint")}
          >
            <TextInput
              value={draft.destination}
              placeholder="s3://NAME/results/{job}/{unit}-{part}"
              onChange={(event) => change({ destination: event.target.value }, "destination")}
            />
          </Field>
          <Field
            label={t("program.back.exitCodes")}
            error={errorAt("okExitCodes")}
            hint={t("program.back.exitCodesHint")}
          >
            <TextInput
              value={draft.okExitCodes}
              onChange={(event) => change({ okExitCodes: event.target.value }, "okExitCodes")}
            />
          </Field>
        </div>
      </Disclosure>
    </Step>
  );
}

/** What was understood of the program, as proof that it was. */
function CheckLine() {
  const t = useTranslations("customer.newJob.program");
  const { check } = useJobForm();
  switch (check.kind) {
    case "none":
      return <p className="text-13 text-soft">{t("nothing")}</p>;
    case "checking":
      return <p className="text-13 text-soft">{t("reading")}</p>;
    case "refused":
      return <FieldError message={check.message} />;
    case "understood":
      return (
        <div className="flex flex-col gap-2">
          <ul className="text-13 text-soft">
            {check.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <ProgramWarnings warnings={check.warnings} />
        </div>
      );
    default:
      throw new Error(`Unhandled check: ${check satisfies never}`);
  }
}
