"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import { LIMITS } from "#protocol/limits";
import { type SettingName, settingOf } from "#protocol/settings/city-settings";
import { settingHint } from "#protocol/settings/setting-in-words";
import { choiceWords } from "./value-words";

interface ChangeSettingProps {
  setting: SettingName;
  title: string;
  /** What holds now. */
  value: string;
  /** The newest change that the page shows. */
  newest: number;
}

/** Changes a setting, now or from a date on. */
export function ChangeSetting({ setting, title, value, newest }: ChangeSettingProps) {
  const t = useTranslations("admin.settings");
  const language = useLanguage();
  const [draft, setDraft] = useState({ value, when: "now" as "now" | "later", date: "", reason: "" });
  const { form } = settingOf(setting);
  const change = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const save = async () => {
    if (draft.when === "later" && draft.date === "") throw new Error(t("change.noDate"));
    const from = draft.when === "now" ? null : new Date(draft.date).toISOString();
    await lamplighter.changeSetting({ setting, value: draft.value, from, reason: draft.reason, seen: newest });
    setDraft({ value: draft.value, when: "now", date: "", reason: "" });
  };
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <span>{t.rich("change.open", { setting: title, name: hidden })}</span>
        </Button>
      }
      title={t("change.title", { setting: title })}
      description={t("change.about")}
      confirm={t("change.confirm")}
      cancel={t("change.cancel")}
      tone="primary"
      act={save}
      done={() => t("change.done")}
    >
      {form.kind === "choice" ? (
        <Field label={t("change.value")}>
          <Select
            value={draft.value}
            options={form.values.map((one) => ({ value: one, label: choiceWords(t, one) }))}
            onValueChange={(chosen) => change({ value: chosen })}
          />
        </Field>
      ) : (
        <Field label={t("change.value")} hint={settingHint(form, language)}>
          <TextInput
            value={draft.value}
            maxLength={LIMITS.MAX_SETTING_CHARS}
            autoComplete="off"
            onChange={(event) => change({ value: event.target.value })}
          />
        </Field>
      )}
      <Field label={t("change.when")}>
        <Select
          value={draft.when}
          options={[
            { value: "now", label: t("change.now") },
            { value: "later", label: t("change.later") },
          ]}
          onValueChange={(when) => change({ when })}
        />
      </Field>
      {draft.when === "later" && (
        <Field label={t("change.date")}>
          <TextInput
            type="datetime-local"
            value={draft.date}
            onChange={(event) => change({ date: event.target.value })}
          />
        </Field>
      )}
      <Field label={t("change.reason")} hint={t("change.reasonHint")}>
        <TextInput
          value={draft.reason}
          maxLength={LIMITS.MAX_ACT_REASON_CHARS}
          autoComplete="off"
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
    </ActDialog>
  );
}
