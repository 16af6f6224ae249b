"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Card } from "#app/_ui/card.tsx";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { Slider } from "#app/_ui/slider.tsx";
import { BOUNDS, type Inputs } from "#core/economics/inputs";

const EVERYBODYS = ["demandPermille", "coreHourNanos", "nanosPerKwh", "households", "litHours"] as const;
export const LAPTOPS = ["laptopNanos", "laptopHours", "internetNanosPerMonth"] as const;
const ADMINS = [
  "cores",
  "donorPercent",
  "wattsPerCore",
  "serverNanosPerMonth",
  "laptopMonths",
  "laptopCores",
  "laptopBaseWatts",
  "laptopWattsPerCore",
] as const;

export interface SlidersProps {
  inputs: Inputs;
  onInput: (name: keyof Inputs, value: number) => void;
}

export function InputCard({ isAdmin, ...sliders }: SlidersProps & { isAdmin: boolean }) {
  const t = useTranslations("economics.inputs");
  return (
    <Card title={t("title")}>
      <Sliders names={EVERYBODYS} {...sliders} />
      {isAdmin && (
        <Disclosure summary={t("more")} className="pt-4">
          <Sliders names={ADMINS} {...sliders} />
        </Disclosure>
      )}
    </Card>
  );
}

export function Sliders({ names, inputs, onInput }: SlidersProps & { names: readonly (keyof Inputs)[] }) {
  const t = useTranslations("economics.inputs");
  const textOf = useInputText();
  return (
    <div className="grid gap-x-12 gap-y-3 md:grid-cols-2">
      {names.map((name) => (
        <Slider
          key={name}
          label={t(name)}
          {...BOUNDS[name]}
          value={inputs[name]}
          onValueChange={(value) => onInput(name, value)}
          valueText={(value) => textOf(name, value)}
        />
      ))}
    </div>
  );
}

/** The value of an input, as a reader says it. */
export function useInputText() {
  const t = useTranslations("economics");
  const { count, price, share } = useNumbers();
  return (name: keyof Inputs, value: number): string => {
    switch (name) {
      case "demandPermille":
        return t("inputs.ofTheTime", { share: share(value, BOUNDS.demandPermille.max) });
      case "donorPercent":
        return share(value, BOUNDS.donorPercent.max);
      case "litHours":
      case "laptopHours":
        return t("hours", { hours: count(value) });
      case "nanosPerKwh":
        return t("kwh", { price: price(value) });
      case "serverNanosPerMonth":
      case "internetNanosPerMonth":
        return t("month", { price: price(value) });
      case "wattsPerCore":
      case "laptopBaseWatts":
      case "laptopWattsPerCore":
        return t("watts", { watts: count(value) });
      case "laptopMonths":
        return t("months", { count: value });
      case "coreHourNanos":
      case "laptopNanos":
        return price(value);
      case "households":
      case "cores":
      case "laptopCores":
        return count(value);
      default:
        throw new Error(`Unhandled input: ${name satisfies never}`);
    }
  };
}
