"use client";

import { useLanguage } from "#app/_language/language-context.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import type { LocalResult } from "#protocol/devices/device-messages";
import { triedValue } from "./tried-value";

interface ValueListProps {
  label: string;
  tried: readonly LocalResult[];
  inputs: readonly unknown[];
}

/** Each unit with its input, and what came out once it has ended. */
export function ValueList({ label, tried, inputs }: ValueListProps) {
  const language = useLanguage();
  const values = new Map(tried.map((unit) => [unit.unit, triedValue(unit, language)]));
  return (
    <ol aria-label={label} className="divide-y divide-line text-13">
      {inputs.map((input, unit) => {
        const value = values.get(unit);
        return (
          <li key={JSON.stringify(input)} className="flex min-h-7 items-center justify-between gap-4 py-0.5">
            <Mono className="min-w-0 truncate text-soft">{JSON.stringify(input)}</Mono>
            <Mono className={value?.kind === "failed" ? "truncate text-alarm-ink" : "truncate"}>
              {value?.text ?? "…"}
            </Mono>
          </li>
        );
      })}
    </ol>
  );
}
