"use client";

import { PenLine } from "lucide-react";
import { LANGUAGE_NAMES, WRITTEN_RUNTIMES, type WrittenRuntime } from "#app/_code/written-runtime.ts";
import { Button } from "#app/_ui/button.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
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
  const { draft, change, update, errorAt, check, place } = useJobForm();
  const { program, written, shared } = draft;
  const script = useScriptText();
  const editable = WRITTEN_RUNTIMES.find((runtime) => runtime === draft.runtime && program?.blob);
  const edit = async (runtime: WrittenRuntime) => {
    const text = program?.blob ? await script.read(program.blob) : null;
    if (text !== null) update((before) => beginWriting(before, runtime, text));
  };
  return (
    <Step
      number={1}
      title="Program"
      about="A WASI command (.wasm, from C, C++, Rust, Go, Zig …), a JavaScript module or Python, as a file or written here"
      done={check.kind === "understood"}
    >
      <div className="flex flex-col gap-2">
        {written && <WrittenProgramField written={written} />}
        {program && !written && <FileChip file={program} onRemove={() => change({ program: null }, "program")} />}
        <div className="flex flex-wrap gap-2">
          <FileButton accept=".wasm,.js,.mjs,.py" onFiles={(files) => void place("program", files.slice(0, 1))}>
            {written ? "Choose a file instead" : program ? "Choose another" : "Choose the program"}
          </FileButton>
          {!written && editable && (
            <Button busy={script.reading} busyLabel="Reading it" onClick={() => void edit(editable)}>
              <PenLine aria-hidden size={16} /> Edit it here
            </Button>
          )}
          {!written &&
            !program &&
            WRITTEN_RUNTIMES.map((runtime) => (
              <Button key={runtime} onClick={() => update((before) => beginWriting(before, runtime))}>
                <PenLine aria-hidden size={16} /> Write {LANGUAGE_NAMES[runtime]}
              </Button>
            ))}
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
            label="Bucket for outputs"
            aside="optional"
            error={errorAt("destination")}
            hint="A name in a bucket of yours, of {job}, {unit}, {name}, {part} and {hash}. Devices put outputs there; the city never has them."
          >
            <TextInput
              value={draft.destination}
              placeholder="s3://NAME/results/{job}/{unit}-{part}"
              onChange={(event) => change({ destination: event.target.value }, "destination")}
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
