"use client";

import { CodeEditor } from "#app/_code/code-editor.tsx";
import type { WrittenProgram } from "../_draft/job-draft";
import { useJobForm } from "./form-context";

/** The program, written here: it runs on the first inputs beside it whenever the typing rests. */
export function WrittenProgramField({ written }: { written: WrittenProgram }) {
  const { change } = useJobForm();
  return (
    <div className="flex flex-col gap-1">
      <CodeEditor
        label="The program"
        runtime={written.runtime}
        value={written.text}
        onChange={(text) => change({ written: { ...written, text } }, "program")}
      />
      <p className="text-13 text-soft">
        Tried here on the first inputs as you type. Ctrl and Space completes; Tab leaves the editor.
      </p>
    </div>
  );
}
