"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { fromOf, NOW, WhenAndWhyFields } from "#app/(admin)/admin/settings/_settings/when-and-why.tsx";
import { LIMITS } from "#protocol/limits";
import type { TariffForm } from "#protocol/written-tariffs";
import { type DraftTariff, draftOf, formOf, newTariff, periodAfter } from "./draft-tariff";
import { PeriodFields } from "./period-fields";

interface TariffEditorProps {
  tariff: string;
  /** Null: it is new. */
  form: TariffForm | null;
  /** The newest change that the page shows. */
  newest: number;
  mayChange: boolean;
}

/** A tariff as a form. What is wrong with it is said when it is saved, with its place, and nothing is lost. */
export function TariffEditor({ tariff, form, newest, mayChange }: TariffEditorProps) {
  const t = useTranslations("admin.tariffs.form");
  const [draft, setDraft] = useState<DraftTariff>(() => (form ? draftOf(form) : newTariff()));
  const [why, setWhy] = useState(NOW);
  const change = (changes: Partial<DraftTariff>) => setDraft({ ...draft, ...changes });
  const text = (value: string, onText: (text: string) => void) => (
    <TextInput
      value={value}
      maxLength={LIMITS.MAX_TARIFF_TEXT_CHARS}
      autoComplete="off"
      disabled={!mayChange}
      onChange={(event) => onText(event.target.value)}
    />
  );
  const save = async () => {
    const from = fromOf(why, t("noDate"));
    await lamplighter.changeTariff({ tariff, form: formOf(draft), from, reason: why.reason, seen: newest });
    setWhy(NOW);
  };
  const { name, periods } = draft;
  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("nameEn")}>{text(name.en, (en) => change({ name: { ...name, en } }))}</Field>
        <Field label={t("nameFr")}>{text(name.fr, (fr) => change({ name: { ...name, fr } }))}</Field>
        <Field label={t("timeZone")} hint={t("timeZoneHint")}>
          {text(draft.timeZone, (timeZone) => change({ timeZone }))}
        </Field>
        <Field label={t("source")} hint={t("sourceHint")}>
          {text(draft.source, (source) => change({ source }))}
        </Field>
      </div>
      {periods.map((period, at) => (
        <PeriodFields
          key={period.key}
          place={at + 1}
          period={period}
          disabled={!mayChange}
          onPeriod={(changed) => change({ periods: periods.map((one) => (one.key === changed.key ? changed : one)) })}
          onRemove={() => change({ periods: periods.filter(({ key }) => key !== period.key) })}
        />
      ))}
      {mayChange && (
        <>
          <div>
            <Button onClick={() => change({ periods: [...periods, periodAfter(periods.at(-1))] })}>
              {t("addPeriod")}
            </Button>
          </div>
          <Switch
            label={t("withdrawn")}
            hint={t("withdrawnHint")}
            checked={draft.isWithdrawn ?? false}
            onCheckedChange={(isWithdrawn) => change({ isWithdrawn })}
          />
          <div>
            <ActDialog
              trigger={<Button tone="primary">{t("save")}</Button>}
              title={t("saveTitle", { name: name.en || tariff })}
              description={t("saveAbout")}
              confirm={t("confirm")}
              cancel={t("cancel")}
              tone="primary"
              act={save}
              done={() => t("done")}
            >
              <WhenAndWhyFields value={why} onChange={setWhy} />
            </ActDialog>
          </div>
        </>
      )}
    </div>
  );
}
