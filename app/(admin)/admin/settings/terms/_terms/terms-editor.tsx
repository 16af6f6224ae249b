"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";
import type { TermsText } from "#protocol/people/terms";
import { type DraftSection, SectionFields } from "./section-fields";

interface TermsEditorProps {
  /** The latest that were written. */
  sections: TermsText;
  /** The newest change that the page shows. */
  newest: number;
}

let keys = 0;
const EMPTY = { title: "", text: "" };

/** The next terms, in both languages; from their day on everybody is asked to agree to them. */
export function TermsEditor({ sections, newest }: TermsEditorProps) {
  const t = useTranslations("admin.terms.form");
  const [draft, setDraft] = useState<readonly DraftSection[]>(() => sections.map((one) => ({ key: keys++, ...one })));
  const [day, setDay] = useState("");
  const [reason, setReason] = useState("");
  const save = async () => {
    if (day === "") throw new Error(t("noDay"));
    const written = draft.map(({ en, fr }) => ({ en, fr }));
    await lamplighter.announceTerms({ day, sections: written, reason, seen: newest });
  };
  return (
    <div className="flex flex-col gap-6">
      {draft.map((section, at) => (
        <SectionFields
          key={section.key}
          place={at + 1}
          section={section}
          onSection={(changed) => setDraft(draft.map((one) => (one.key === changed.key ? changed : one)))}
          onRemove={() => setDraft(draft.filter(({ key }) => key !== section.key))}
        />
      ))}
      <div>
        <Button onClick={() => setDraft([...draft, { key: keys++, en: EMPTY, fr: EMPTY }])}>{t("add")}</Button>
      </div>
      <div>
        <ActDialog
          trigger={<Button tone="primary">{t("save")}</Button>}
          title={t("saveTitle")}
          description={t("saveAbout")}
          confirm={t("confirm")}
          cancel={t("cancel")}
          tone="primary"
          act={save}
          done={() => t("done")}
        >
          <Field label={t("day")} hint={t("dayHint")}>
            <TextInput type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          </Field>
          <Field label={t("reason")} hint={t("reasonHint")}>
            <TextInput
              value={reason}
              maxLength={LIMITS.MAX_ACT_REASON_CHARS}
              autoComplete="off"
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </ActDialog>
      </div>
    </div>
  );
}
