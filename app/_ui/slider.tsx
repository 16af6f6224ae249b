"use client";

import { Slider as BaseSlider } from "@base-ui/react/slider";
import clsx from "clsx";
import type { ReactNode } from "react";

export interface SliderProps {
  label: ReactNode;
  value: number;
  min?: number;
  max: number;
  step?: number;
  onValueChange: (value: number) => void;
  /** When the hand lets go: the moment to tell the server. */
  onValueCommitted?: (value: number) => void;
  /** The value in words, shown at the right and told to screen readers: "3 of 8 cores". */
  valueText: (value: number) => string;
  hint?: ReactNode;
  /** In lamp light: only for a dial whose cores are at work. */
  lit?: boolean;
  disabled?: boolean;
  className?: string;
}

export function Slider({
  label,
  value,
  min = 0,
  max,
  step = 1,
  onValueChange,
  onValueCommitted,
  valueText,
  hint,
  lit = false,
  disabled = false,
  className,
}: SliderProps) {
  return (
    <BaseSlider.Root
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={(next) => onValueChange(next)}
      onValueCommitted={(next) => onValueCommitted?.(next)}
      className={clsx("flex flex-col", disabled && "opacity-55", className)}
    >
      <div className="flex items-baseline justify-between gap-4">
        <BaseSlider.Label className="font-medium">{label}</BaseSlider.Label>
        <span aria-hidden className="text-right font-medium tabular-nums">
          {valueText(value)}
        </span>
      </div>
      <BaseSlider.Control className="flex h-10 cursor-pointer touch-none select-none items-center px-3">
        <BaseSlider.Track className="-mx-3 h-2 w-[calc(100%+1.5rem)] rounded bg-line">
          <BaseSlider.Indicator data-lit={lit || undefined} className="lights rounded bg-ink/70 data-lit:bg-lamp" />
          <BaseSlider.Thumb
            getAriaValueText={(_, thumbValue) => valueText(thumbValue)}
            className="size-6 rounded-full border-2 border-ink bg-raised shadow-low has-focus-visible:outline-2 has-focus-visible:outline-moon has-focus-visible:outline-offset-2"
          />
        </BaseSlider.Track>
      </BaseSlider.Control>
      {hint !== undefined && <p className="text-13 text-soft">{hint}</p>}
    </BaseSlider.Root>
  );
}
