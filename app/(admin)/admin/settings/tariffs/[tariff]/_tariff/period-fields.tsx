import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { BANDS } from "#core/home/tariff";
import { BAND_WORDS } from "#protocol/words/band-in-words";
import type { DraftPeriod } from "./draft-tariff";
import { HoursFields } from "./hours-fields";

interface PeriodFieldsProps {
  /** From 1 on. */
  place: number;
  period: DraftPeriod;
  disabled: boolean;
  onPeriod: (period: DraftPeriod) => void;
  onRemove: () => void;
}

/** The prices of one season: from when, until when, what each costs, and in which hours. */
export function PeriodFields({ place, period, disabled, onPeriod, onRemove }: PeriodFieldsProps) {
  const t = useTranslations("admin.tariffs.form");
  const language = useLanguage();
  const change = (changes: Partial<DraftPeriod>) => onPeriod({ ...period, ...changes });
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-5 rounded border border-line p-4 sm:p-5">
      <legend className="px-2 font-semibold">{t("period", { place: String(place) })}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("from")}>
          <TextInput type="date" value={period.from} onChange={(event) => change({ from: event.target.value })} />
        </Field>
        <Field label={t("until")} hint={t("untilHint")}>
          <TextInput type="date" value={period.until} onChange={(event) => change({ until: event.target.value })} />
        </Field>
      </div>
      <fieldset className="min-w-0">
        <legend className="pb-1 font-medium">{t("prices")}</legend>
        <p className="pb-2 text-13 text-soft">{t("pricesHint")}</p>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          {BANDS.map((band) => (
            <Field key={band} label={BAND_WORDS[language][band]}>
              <DecimalInput
                value={period.cents[band]}
                autoComplete="off"
                onValue={(value) => change({ cents: { ...period.cents, [band]: value } })}
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <div className="grid gap-5 lg:grid-cols-2">
        <HoursFields
          legend={t("weekdays")}
          hours={period.weekdays}
          disabled={disabled}
          onHours={(weekdays) => change({ weekdays })}
        />
        <HoursFields
          legend={t("weekends")}
          hours={period.weekends}
          disabled={disabled}
          onHours={(weekends) => change({ weekends })}
        />
      </div>
      <Field label={t("holidays")} hint={t("holidaysHint")}>
        <TextArea rows={2} value={period.holidays} onChange={(event) => change({ holidays: event.target.value })} />
      </Field>
      {!disabled && (
        <div>
          <Button size="small" onClick={onRemove}>
            {t("removePeriod", { place: String(place) })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
