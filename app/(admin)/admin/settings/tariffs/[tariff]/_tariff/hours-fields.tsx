import { Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { useLanguage } from "#app/_language/language-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { BANDS } from "#core/home/tariff";
import { BAND_WORDS } from "#protocol/words/band-in-words";
import { type DraftHours, newHours } from "./draft-tariff";

interface HoursFieldsProps {
  legend: string;
  hours: readonly DraftHours[];
  disabled: boolean;
  onHours: (hours: readonly DraftHours[]) => void;
}

const FIRST = Array.from({ length: 24 }, (_, hour) => hour);

/** Which price holds in which hours of a day: rows, of which the city says where they overlap or leave a gap. */
export function HoursFields({ legend, hours, disabled, onHours }: HoursFieldsProps) {
  const t = useTranslations("admin.tariffs.form");
  const language = useLanguage();
  const bands = BANDS.map((band) => ({ value: band, label: BAND_WORDS[language][band] }));
  const hourOptions = (first: number) =>
    FIRST.map((hour) => ({ value: String(hour + first), label: t("hour", { hour: String(hour + first) }) }));
  const change = (key: number, changes: Partial<DraftHours>) =>
    onHours(hours.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" disabled={disabled}>
      <legend className="pb-1 font-medium">{legend}</legend>
      {hours.map(({ key, from, until, band }) => (
        <div key={key} className="flex flex-wrap items-center gap-2">
          <Field label={t("hoursFrom", { days: legend })} hideLabel className="w-26">
            <Select
              value={String(from)}
              options={hourOptions(0)}
              onValueChange={(value) => change(key, { from: Number(value) })}
            />
          </Field>
          <span aria-hidden>–</span>
          <Field label={t("hoursUntil", { days: legend })} hideLabel className="w-26">
            <Select
              value={String(until)}
              options={hourOptions(1)}
              onValueChange={(value) => change(key, { until: Number(value) })}
            />
          </Field>
          <Field label={t("hoursPrice", { days: legend })} hideLabel className="min-w-40 grow">
            <Select value={band} options={bands} onValueChange={(value) => change(key, { band: value })} />
          </Field>
          <Button
            size="small"
            aria-label={t("removeHours", { from: String(from), until: String(until), days: legend })}
            onClick={() => onHours(hours.filter((one) => one.key !== key))}
          >
            <Trash2 aria-hidden size={16} />
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="small"
          onClick={() =>
            onHours([...hours, newHours(Math.min(23, hours.at(-1)?.until ?? 0), hours.at(-1)?.band ?? "flat")])
          }
        >
          {t("addHours")}
        </Button>
      </div>
    </fieldset>
  );
}
