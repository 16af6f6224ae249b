"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";

export function WriteThanks({ jobId }: { jobId: string }) {
  const t = useTranslations("customer.thanks.card");
  const [draft, setDraft] = useState({ text: "", outcome: "" });
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const send = async () => {
    try {
      await lamplighter.writeThanks({ jobId, ...draft });
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      throw refusal.issues.length > 0 ? new Error(t("refused")) : error;
    }
  };
  return (
    <ActDialog
      trigger={<Button size="small">{t("open")}</Button>}
      title={t("title")}
      description={t("dialog")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={send}
      done={() => t("done")}
    >
      <Field label={t("text")} hint={t("textHint", { max: String(LIMITS.MAX_THANKS_CHARS) })} error={issueAt("text")}>
        <TextArea
          value={draft.text}
          maxLength={LIMITS.MAX_THANKS_CHARS}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
      </Field>
      <Field label={t("outcome")} hint={t("outcomeHint")} error={issueAt("outcome")}>
        <TextInput
          value={draft.outcome}
          maxLength={LIMITS.MAX_OUTCOME_CHARS}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, outcome: event.target.value })}
        />
      </Field>
    </ActDialog>
  );
}
