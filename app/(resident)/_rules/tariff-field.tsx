import { useEffect, useState } from "react";
import { Field } from "#app/_ui/field.tsx";
import { Select } from "#app/_ui/select.tsx";
import { calendarOf } from "#core/home/calendar";
import type { HomeRules } from "#core/home/home-rules";
import { POWER_RULES, type Price, priceAt, type Tariff } from "#core/home/tariff";
import type { Language } from "#protocol/text/language";
import type { RulesWords } from "../_words/rules-words";

const NONE = "none";
const LOOK_MS = 60_000;
const NANOS_PER_CENT = 10_000_000;

type PowerRules = Pick<HomeRules, "tariff" | "power">;

interface TariffFieldProps {
  words: RulesWords;
  language: Language;
  /** Those that the city knows. */
  tariffs: readonly Tariff[];
  rules: PowerRules;
  disabled: boolean;
  onRules: (rules: Partial<PowerRules>) => void;
}

/** What the resident pays for power, and at which of its prices the device works. */
export function TariffField({ words, language, tariffs, rules, disabled, onRules }: TariffFieldProps) {
  const { tariff: chosen, power } = rules;
  const price = usePriceNow(chosen);
  useNews(chosen, tariffs, (tariff) => !disabled && onRules({ tariff }));
  // One that the city no longer offers stays as it was chosen.
  const offered = tariffs.filter(({ id, isWithdrawn }) => !isWithdrawn || id === chosen?.id);
  const all = chosen && !offered.some(({ id }) => id === chosen.id) ? [...offered, chosen] : offered;
  const choose = (id: string) => onRules({ tariff: all.find((tariff) => tariff.id === id) ?? null });
  return (
    <div className="flex flex-col gap-3">
      <Field label={words.tariff} hint={chosen ? nowIn(words, price) : words.tariffHint}>
        <Select
          disabled={disabled}
          value={chosen?.id ?? NONE}
          onValueChange={choose}
          options={[
            { value: NONE, label: words.noTariff },
            ...all.map(({ id, name }) => ({ value: id, label: name[language] })),
          ]}
        />
      </Field>
      {chosen && (
        <Field label={words.power}>
          <Select
            disabled={disabled}
            value={power}
            onValueChange={(rule) => onRules({ power: rule })}
            options={POWER_RULES.map((rule) => ({ value: rule, label: words.powerRules[rule] }))}
          />
        </Field>
      )}
    </div>
  );
}

function nowIn(words: RulesWords, price: Price | null): string {
  if (!price || price.nanosPerKwh === null) return words.noPriceNow;
  return words.priceNow(words.bands[price.band], (price.nanosPerKwh / NANOS_PER_CENT).toFixed(1));
}

/** What the city has learned of the tariff since it was chosen. */
function useNews(chosen: Tariff | null, tariffs: readonly Tariff[], onNews: (tariff: Tariff) => void) {
  const news = chosen && tariffs.find(({ id }) => id === chosen.id);
  const isNews = news && JSON.stringify(news) !== JSON.stringify(chosen);
  useEffect(() => {
    if (isNews) onNews(news);
  });
}

function usePriceNow(tariff: Tariff | null): Price | null {
  const [price, setPrice] = useState<Price | null>(null);
  useEffect(() => {
    if (!tariff) return setPrice(null);
    const calendar = calendarOf(tariff.timeZone);
    const look = () => setPrice(priceAt(tariff, calendar(Date.now())));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [tariff]);
  return price;
}
