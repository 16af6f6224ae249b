"use client";

import { useLanguage } from "#app/_language/language-context.tsx";
import { plainDecimal, shownDecimal } from "./format/decimal-text";
import { TextInput, type TextInputProps } from "./text-input";

interface DecimalInputProps extends Omit<TextInputProps, "value" | "onChange" | "inputMode"> {
  /** With a dot, in every language. */
  value: string;
  onValue: (value: string) => void;
}

/** For amounts and other numbers that are kept as they were typed: in French with a comma, where a dot is understood too. */
export function DecimalInput({ value, onValue, ...rest }: DecimalInputProps) {
  const language = useLanguage();
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      value={shownDecimal(language, value)}
      onChange={({ target }) => onValue(plainDecimal(language, target.value))}
    />
  );
}
