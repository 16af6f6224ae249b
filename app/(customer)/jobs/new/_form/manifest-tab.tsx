"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { parsePlainly } from "#protocol/field-issues";
import { JobManifest } from "#protocol/manifest/job-manifest";
import type { Language } from "#protocol/text/language";

export interface ManifestTabProps {
  /** The form as JSON. */
  text: string;
  onFill: (manifest: JobManifest) => void;
}

/** The same job as the API and the command line take it; edited here it fills the form. */
export function ManifestTab({ text, onFill }: ManifestTabProps) {
  const t = useTranslations("customer.newJob.page.manifest");
  const language = useLanguage();
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? undefined : readManifest(typed, language, (why) => t("notJson", { why }));
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={t("label")}
        aside={<CopyText text={typed ?? text} noun={t("noun")} />}
        hint={t("hint")}
        error={read?.kind === "wrong" ? read.message : undefined}
      >
        <TextArea
          mono
          rows={26}
          spellCheck={false}
          value={typed ?? text}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {read && (
        <div className="flex flex-wrap gap-2">
          <Button
            tone="primary"
            disabled={read.kind === "wrong"}
            onClick={() => {
              if (read.kind !== "manifest") return;
              onFill(read.manifest);
              setTyped(undefined);
            }}
          >
            {t("fill")}
          </Button>
          <Button tone="bare" onClick={() => setTyped(undefined)}>
            {t("undo")}
          </Button>
        </div>
      )}
    </div>
  );
}

type Read = { kind: "manifest"; manifest: JobManifest } | { kind: "wrong"; message: string };

function readManifest(text: string, language: Language, notJson: (why: string) => string): Read {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { kind: "wrong", message: notJson(error instanceof Error ? error.message : "") };
  }
  const parsed = parsePlainly(JobManifest, json, language);
  if (parsed.kind === "parsed") return { kind: "manifest", manifest: parsed.value };
  const [issue] = parsed.issues;
  const where = issue?.path ? `${issue.path}: ` : "";
  return { kind: "wrong", message: `${where}${issue?.message ?? ""}` };
}
