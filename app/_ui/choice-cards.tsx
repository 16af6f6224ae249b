"use client";

import clsx from "clsx";
import { useId } from "react";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  about?: string;
}

export interface ChoiceCardsProps<Value extends string> {
  legend: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  className?: string;
}

/** A choice between a few things: the browser's own radio buttons. */
export function ChoiceCards<Value extends string>(props: ChoiceCardsProps<Value>) {
  const { legend, choices, value, onValueChange, className } = props;
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="pb-2 font-medium">{legend}</legend>
      <div className={clsx("grid gap-2", className)}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              "flex cursor-pointer items-start gap-2 rounded border px-3 py-2 transition-colors duration-120",
              "has-focus-visible:outline-2 has-focus-visible:outline-moon has-focus-visible:outline-offset-2",
              choice.value === value ? "border-moon bg-moon-wash" : "border-edge/60 hover:border-edge",
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onValueChange(choice.value)}
              className="mt-1 size-4 shrink-0 accent-(--moon)"
            />
            <span className="min-w-0">
              <span className="block font-medium">{choice.label}</span>
              {choice.about !== undefined && <span className="block text-13 text-soft">{choice.about}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
