"use client";

import { useTranslations } from "use-intl";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { LIMITS } from "#protocol/limits";

export interface WhenAndWhy {
  when: "now" | "later";
  /** As the browser's field gives it, in the admin's own time zone. */
  date: string;
  reason: string;
}

export const NOW: WhenAndWhy = { when: "now", date: "", reason: "" };

/** The moment from which a change is to hold; null: from now on. `noDate` is said where none was chosen. */
export function fromOf({ when, date }: WhenAndWhy, noDate: string): string | null {
  if (when === "now") return null;
  if (date === "") throw new Error(noDate);
  return new Date(date).toISOString();
}

interface WhenAndWhyFieldsProps {
  value: WhenAndWhy;
  onChange: (value: WhenAndWhy) => void;
}

/** From when a change is to hold, and the reason for it. */
export function WhenAndWhyFields({ value, onChange }: WhenAndWhyFieldsProps) {
  const t = useTranslations("admin.settings.change");
  const change = (changes: Partial<WhenAndWhy>) => onChange({ ...value, ...changes });
  return (
    <>
      <Field label={t("when")}>
        <Select
          value={value.when}
          options={[
            { value: "now", label: t("now") },
            { value: "later", label: t("later") },
          ]}
          onValueChange={(when) => change({ when })}
        />
      </Field>
      {value.when === "later" && (
        <Field label={t("date")}>
          <TextInput
            type="datetime-local"
            value={value.date}
            onChange={(event) => change({ date: event.target.value })}
          />
        </Field>
      )}
      <Field label={t("reason")} hint={t("reasonHint")}>
        <TextInput
          value={value.reason}
          maxLength={LIMITS.MAX_ACT_REASON_CHARS}
          autoComplete="off"
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
    </>
  );
}
