"use client";

import { Field } from "@base-ui/react/field";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { CONTROL } from "./control-class";

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string = string>
  extends Omit<ComponentProps<"select">, "children" | "value"> {
  options: readonly SelectOption<Value>[];
  value?: Value;
  onValueChange?: (value: Value) => void;
}

/** The platform's own list: phones, screen readers and televisions know how to draw and steer it. */
export function Select<Value extends string = string>({
  options,
  onValueChange,
  onChange,
  className,
  ...rest
}: SelectProps<Value>) {
  const change = (event: React.ChangeEvent<HTMLSelectElement>) => {
    onChange?.(event);
    const chosen = options.find((option) => option.value === event.target.value);
    if (chosen) onValueChange?.(chosen.value);
  };
  const list = (
    <select {...rest} onChange={change}>
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
          {option.label}
        </option>
      ))}
    </select>
  );
  return (
    <div className={clsx("relative", className)}>
      <Field.Control render={list} className={clsx(CONTROL, "h-10 cursor-pointer appearance-none pr-9")} />
      <ChevronDown aria-hidden size={16} className="pointer-events-none absolute top-3 right-3 text-soft" />
    </div>
  );
}
