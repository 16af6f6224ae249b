"use client";

import { useTranslations } from "use-intl";
import { CodeEditor } from "#app/_code/code-editor.tsx";
import type { WrittenProgram } from "../_draft/job-draft";
import { useJobForm } from "./form-context";

/** The program, written here: it runs on the first inputs beside it whenever the typing rests. */
export function WrittenProgramField({ written }: { written: WrittenProgram }) {
  const t = useTranslations("customer.newJob.program");
  const { change } = useJobForm();
  return (
    <div className="flex flex-col gap-1">
      <CodeEditor
        label={t("editor")}
        runtime={written.runtime}
        value={written.text}
        onChange={(text) => change({ written: { ...written, text } }, "program")}
      />
      <p className="text-13 text-soft">{t("editorHint")}</p>
    </div>
  );
}
