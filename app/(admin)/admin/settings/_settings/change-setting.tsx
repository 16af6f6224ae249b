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
import { fromOf, NOW, WhenAndWhyFields } from "./when-and-why";

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
  const [draft, setDraft] = useState(value);
  const [why, setWhy] = useState(NOW);
  const { form } = settingOf(setting);
  const save = async () => {
    const from = fromOf(why, t("change.noDate"));
    await lamplighter.changeSetting({ setting, value: draft, from, reason: why.reason, seen: newest });
    setWhy(NOW);
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
            value={draft}
            options={form.values.map((one) => ({ value: one, label: choiceWords(t, one) }))}
            onValueChange={setDraft}
          />
        </Field>
      ) : (
        <Field label={t("change.value")} hint={settingHint(form, language)}>
          <TextInput
            value={draft}
            maxLength={LIMITS.MAX_SETTING_CHARS}
            autoComplete="off"
            onChange={(event) => setDraft(event.target.value)}
          />
        </Field>
      )}
      <WhenAndWhyFields value={why} onChange={setWhy} />
    </ActDialog>
  );
}
