"use client";

import { useTranslations } from "use-intl";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { FileButton } from "./file-button";
import { FileChip } from "./file-chip";
import { useJobForm } from "./form-context";

const EXAMPLES = {
  lines: { accept: ".txt", text: "Stratford\nSt. Marys\nListowel" },
  json: { accept: ".json", text: '[{ "radius": 0.5 }, { "radius": 0.6 }]' },
  jsonl: {
    accept: ".jsonl,.ndjson",
    text: '{"a":"MYG_HORSE","b":"HBA_FRAPO"}\n{"args":["--fast"]}',
  },
  csv: { accept: ".csv,.tsv,.txt", text: "name,dose\nAvon,0.5\nThames,0.75" },
} as const;

const HEAD_LINES = 5;

/** Text typed or pasted, or a file of it with its first lines shown. */
export function TextInputs({ kind }: { kind: keyof typeof EXAMPLES }) {
  const t = useTranslations("customer.newJob.inputs");
  const { draft, change, place, head } = useJobForm();
  const { pasted, source } = draft;
  const { accept, text } = EXAMPLES[kind];
  const choose = (
    <FileButton size="small" accept={accept} onFiles={(files) => void place("inputs", files.slice(0, 1))}>
      {pasted === null ? t("chooseAnother") : t("chooseInstead")}
    </FileButton>
  );
  if (pasted === null && source) {
    return (
      <>
        <FileChip file={source} onRemove={() => change({ source: null, pasted: "" }, "inputs")} />
        {head !== "" && <CodeBlock label={t("firstLines")} text={head.split("\n").slice(0, HEAD_LINES).join("\n")} />}
        <div>{choose}</div>
      </>
    );
  }
  return (
    <>
      <Field label={t(`paste.${kind}`)}>
        <TextArea
          mono
          rows={6}
          spellCheck={false}
          placeholder={text}
          value={pasted ?? ""}
          onChange={(event) => change({ pasted: event.target.value, source: null }, "pasted")}
        />
      </Field>
      <div>{choose}</div>
    </>
  );
}
