"use client";

import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { FieldChips } from "./field-chips";
import { useJobForm } from "./form-context";
import { useInsertText } from "./use-insert-text";

const STDIN_DEFAULTS = {
  lines: "the line itself, with its line end",
  "bucket-lines": "the line itself, with its line end",
  files: "the file itself",
  archive: "the file itself",
  bucket: "the object itself",
  outputs: "the output, or a group of them as a JSON array",
  range: "nothing",
  json: "nothing",
  csv: "nothing",
  grid: "nothing",
  jsonl: "nothing, or the line's own stdin",
} as const;

/** How each unit is called: arguments and standard input, with {fields} for what differs. */
export function CallFields() {
  const { draft, change, errorAt, fields } = useJobForm();
  const args = useInsertText<HTMLInputElement>(draft.args, (text) => change({ args: text }, "args"));
  const stdin = useInsertText<HTMLTextAreaElement>(draft.stdin ?? "", (text) => change({ stdin: text }, "stdin"));
  return (
    <>
      <div className="flex flex-col gap-2">
        <Field
          label="Arguments"
          aside={draft.runtime === "js" ? "optional; a module finds them in ctx.args" : "optional"}
          error={errorAt("args")}
          hint="Split as in a shell: quote arguments that contain spaces. {field} differs from unit to unit; {{ is a plain brace."
        >
          <TextInput
            mono
            ref={args.control}
            value={draft.args}
            spellCheck={false}
            autoCapitalize="off"
            placeholder={`--seed {index} {${fields[0] ?? "value"}}`}
            onChange={(event) => change({ args: event.target.value }, "args")}
          />
        </Field>
        <FieldChips label="Insert into the arguments" fields={fields} onInsert={args.insert} />
      </div>
      {draft.runtime !== "js" && (
        <Disclosure
          summary="Standard input"
          aside={draft.stdin === null ? STDIN_DEFAULTS[draft.kind] : "a template of yours"}
          defaultOpen={draft.stdin !== null}
          key={draft.stdin === null ? "own" : "template"}
        >
          <div className="flex flex-col gap-3">
            <Switch
              label="Write it from a template"
              hint={`Otherwise each unit reads ${STDIN_DEFAULTS[draft.kind]}.`}
              checked={draft.stdin !== null}
              onCheckedChange={(checked) => change({ stdin: checked ? "" : null }, "stdin")}
            />
            {draft.stdin !== null && (
              <>
                <Field label="Template of standard input" hideLabel error={errorAt("stdin")}>
                  <TextArea
                    mono
                    rows={3}
                    ref={stdin.control}
                    value={draft.stdin}
                    onChange={(event) => change({ stdin: event.target.value }, "stdin")}
                  />
                </Field>
                <FieldChips label="Insert into standard input" fields={fields} onInsert={stdin.insert} />
              </>
            )}
          </div>
        </Disclosure>
      )}
    </>
  );
}
