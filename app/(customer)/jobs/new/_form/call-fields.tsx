"use client";

import { useTranslations } from "use-intl";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { FieldChips } from "./field-chips";
import { useJobForm } from "./form-context";
import { useInsertText } from "./use-insert-text";

/** How each unit is called: arguments and standard input, with {fields} for what differs. */
export function CallFields() {
  const t = useTranslations("customer.newJob");
  const { draft, change, errorAt, fields } = useJobForm();
  const reads = t(`inputs.call.reads.${draft.kind}`);
  const args = useInsertText<HTMLInputElement>(draft.args, (text) => change({ args: text }, "args"));
  const stdin = useInsertText<HTMLTextAreaElement>(draft.stdin ?? "", (text) => change({ stdin: text }, "stdin"));
  return (
    <>
      <div className="flex flex-col gap-2">
        <Field
          label={t("inputs.call.args")}
          aside={draft.runtime === "js" ? t("inputs.call.argsOfModule") : t("page.optional")}
          error={errorAt("args")}
          hint={t("inputs.call.argsHint")}
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
        <FieldChips label={t("inputs.call.insertIntoArgs")} fields={fields} onInsert={args.insert} />
      </div>
      {draft.runtime !== "js" && (
        <Disclosure
          summary={t("inputs.call.stdin")}
          aside={draft.stdin === null ? reads : t("inputs.call.ownTemplate")}
          defaultOpen={draft.stdin !== null}
          key={draft.stdin === null ? "own" : "template"}
        >
          <div className="flex flex-col gap-3">
            <Switch
              label={t("inputs.call.fromTemplate")}
              hint={t("inputs.call.otherwise", { what: reads })}
              checked={draft.stdin !== null}
              onCheckedChange={(checked) => change({ stdin: checked ? "" : null }, "stdin")}
            />
            {draft.stdin !== null && (
              <>
                <Field label={t("inputs.call.template")} hideLabel error={errorAt("stdin")}>
                  <TextArea
                    mono
                    rows={3}
                    ref={stdin.control}
                    value={draft.stdin}
                    onChange={(event) => change({ stdin: event.target.value }, "stdin")}
                  />
                </Field>
                <FieldChips label={t("inputs.call.insertIntoStdin")} fields={fields} onInsert={stdin.insert} />
              </>
            )}
          </div>
        </Disclosure>
      )}
    </>
  );
}
