"use client";

import { useState } from "react";
import { Card } from "#app/_ui/card.tsx";
import { ChoiceCards } from "#app/_ui/choice-cards.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { listPrice, RIVALS } from "#core/economics/list-prices";
import type { Language } from "#protocol/text/language";
import { inCityCurrency } from "./compare-prices";
import { CHECKINGS, type Checking, nativePrice } from "./price-of-checking";
import { priceWordsIn } from "./price-words-in";

const FIRST_HOURS = "100";
const MAX_HOURS = 1_000_000;

interface PriceCalculatorProps {
  language: Language;
  coreHourNanos: number;
  usDollarNanos: number | undefined;
}

export function PriceCalculator({ language, coreHourNanos, usDollarNanos }: PriceCalculatorProps) {
  const { reckon, checking: checked, price, range } = priceWordsIn(language);
  const [typed, setTyped] = useState(FIRST_HOURS);
  const [checking, setChecking] = useState<Checking>("adaptive");
  const hours = Number(typed);
  const isInside = typed !== "" && hours >= 1 && hours <= MAX_HOURS;
  const { usual, whole } = nativePrice(isInside ? hours : 0, checking, coreHourNanos);
  const inWords = ({ from, to }: { from: number; to: number }) => range(price(from), price(to));
  return (
    <Card title={reckon.title} about={reckon.about}>
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <Field label={reckon.hours} hint={reckon.hoursHint} error={isInside ? undefined : reckon.outside}>
            <TextInput
              type="number"
              inputMode="decimal"
              min={1}
              max={MAX_HOURS}
              step="any"
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              className="max-w-60 tabular-nums"
            />
          </Field>
          <ChoiceCards
            legend={reckon.checking}
            value={checking}
            onValueChange={setChecking}
            choices={CHECKINGS.map((value) => ({ value, label: checked.names[value] }))}
          />
        </div>
        <output className="flex min-w-0 flex-col gap-5">
          <span>
            <span className="block text-13 text-soft">{reckon.here}</span>
            <span className="block font-semibold text-24 tabular-nums tracking-tight">
              {isInside ? inWords(usual) : "–"}
            </span>
            {isInside && <span className="block text-pretty text-soft">{reckon.whole(inWords(whole))}</span>}
          </span>
          <span>
            <span className="block text-13 text-soft">{reckon.elsewhere}</span>
            {RIVALS.map((rival) => {
              const nanos = Math.round(listPrice(rival) * hours);
              return (
                <span key={rival} className="flex flex-wrap justify-between gap-x-4 border-line border-b py-2">
                  <span>{reckon.rivals[rival]}</span>
                  <span className="text-right font-medium tabular-nums">
                    {isInside ? price(nanos, "US$") : "–"}
                    {isInside && usDollarNanos !== undefined && (
                      <span className="block font-normal text-13 text-soft">
                        {reckon.converted(price(inCityCurrency(nanos, usDollarNanos)))}
                      </span>
                    )}
                  </span>
                </span>
              );
            })}
          </span>
          <span className="text-pretty text-13 text-soft">{reckon.note}</span>
        </output>
      </div>
    </Card>
  );
}
