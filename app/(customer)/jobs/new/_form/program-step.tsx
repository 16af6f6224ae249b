"use client";

import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { FieldError } from "./field-error";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";
import { ProgramWarnings } from "./program-warnings";
import { SharedFiles } from "./shared-files";
import { Step } from "./step";
import { UploadProgress } from "./upload-progress";

export function ProgramStep() {
  const { draft, change, errorAt, check, place } = useJobForm();
  const { program, shared } = draft;
  return (
    <Step
      number={1}
      title="Program"
      about="A WASI command (.wasm, from C, C++, Rust, Go, Zig …) or a JavaScript module (.mjs)"
      done={check.kind === "understood"}
    >
      <div className="flex flex-col gap-2">
        {program && <FileChip file={program} onRemove={() => change({ program: null }, "program")} />}
        <div>
          <FileButton accept=".wasm,.js,.mjs" onFiles={(files) => void place("program", files.slice(0, 1))}>
            {program ? "Choose another" : "Choose the program"}
          </FileButton>
        </div>
        <UploadProgress slot="program" />
        <CheckLine />
        {check.kind !== "refused" && <FieldError message={errorAt("program")} />}
      </div>
      <Disclosure
        summary="Files shared by all units"
        aside={shared.length > 0 ? formatCountOf(shared.length, "file") : "a database, a model, a library"}
        defaultOpen={shared.length > 0}
        key={shared.length > 0 ? "some" : "none"}
      >
        <SharedFiles />
      </Disclosure>
      <Disclosure summary="What comes back" aside="standard output always; files and exit codes by name">
        <div className="flex flex-col gap-4">
          <Field
            label="Files that come back"
            aside="optional"
            error={errorAt("outputs")}
            hint="Paths that the program writes, one per line. A file that is missing after a unit is left out."
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
            label="Successful exit codes"
            error={errorAt("okExitCodes")}
            hint="Solvers often end with 10 or 20, for example. With any other code the unit has failed."
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
  const { check } = useJobForm();
  switch (check.kind) {
    case "none":
      return null;
    case "checking":
      return <p className="text-13 text-soft">Reading the program …</p>;
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
