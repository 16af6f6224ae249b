"use client";

import { useState } from "react";
import { bounded, firstInputs, type Inputs } from "#core/economics/inputs";
import { CompareCard } from "./compare-card";
import { CoreHourCard, type TariffPrice } from "./core-hour-card";
import { InputCard } from "./input-sliders";
import { LaptopCard } from "./laptop-card";
import { TownMonth } from "./town-month";

export interface EconomicsDeskProps {
  coreHourNanos: number;
  donorPercent: number;
  usDollarNanos: number;
  tariffs: readonly TariffPrice[];
  isAdmin: boolean;
}

/** The whole model, reckoned in the visitor's browser from where the sliders stand. */
export function EconomicsDesk({ coreHourNanos, donorPercent, usDollarNanos, tariffs, isAdmin }: EconomicsDeskProps) {
  const [inputs, setInputs] = useState(() => bounded(firstInputs({ coreHourNanos, donorPercent })));
  const sliders = {
    inputs,
    onInput: (name: keyof Inputs, value: number) => setInputs((known) => bounded({ ...known, [name]: value })),
  };
  return (
    <div className="flex flex-col gap-6">
      <InputCard {...sliders} isAdmin={isAdmin} />
      <CoreHourCard inputs={inputs} tariffs={tariffs} />
      <TownMonth inputs={inputs} />
      <LaptopCard {...sliders} />
      <CompareCard inputs={inputs} usDollarNanos={usDollarNanos} />
    </div>
  );
}
