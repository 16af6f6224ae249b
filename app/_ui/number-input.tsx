"use client";

import { NumberField } from "@base-ui/react/number-field";
import clsx from "clsx";
import { Minus, Plus } from "lucide-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useLanguage } from "../_language/language-context";
import { LOCALES } from "../_language/locales";
import { useSharedWords } from "../_messages/shared-words";

export interface NumberInputProps {
  value?: number | null;
  defaultValue?: number;
  onValueChange?: (value: number | null) => void;
  /** After typing has ended, or a step was made: the moment to tell the server. */
  onValueCommitted?: (value: number | null) => void;
  name?: string;
  min?: number;
  max?: number;
  step?: number;
  /** After the number: "cores", "C$". */
  unit?: ReactNode;
  /** Needed when it stands outside a Field. */
  label?: string;
  disabled?: boolean;
  required?: boolean;
  className?: string;
}

const STEP =
  "grid w-10 shrink-0 place-items-center text-soft transition-colors duration-120 hover:bg-sunken hover:text-ink " +
  "disabled:cursor-not-allowed disabled:opacity-55 disabled:hover:bg-transparent";

export function NumberInput({ unit, label, className, ...rest }: NumberInputProps) {
  const words = useSharedWords();
  const locale = LOCALES[useLanguage()];
  return (
    <NumberField.Root {...rest} locale={locale} className={className}>
      <NumberField.Group
        className={clsx(
          "flex h-10 items-stretch overflow-clip rounded border border-edge/70 bg-ground transition-colors duration-120",
          "hover:border-edge has-[input:focus-visible]:border-moon has-[input:focus-visible]:outline-2",
          "has-[input:focus-visible]:outline-moon data-disabled:opacity-55 data-invalid:border-alarm",
        )}
      >
        <NumberField.Decrement className={STEP}>
          <Minus aria-hidden size={16} />
          <span className="sr-only">{words.less}</span>
        </NumberField.Decrement>
        <NumberField.Input
          aria-label={label}
          onKeyDown={rest.onValueCommitted && commitOnEnter}
          className="w-full min-w-0 bg-transparent px-1 text-center tabular-nums focus-visible:outline-none"
        />
        {unit !== undefined && <span className="self-center pr-2 text-13 text-soft">{unit}</span>}
        <NumberField.Increment className={STEP}>
          <Plus aria-hidden size={16} />
          <span className="sr-only">{words.more}</span>
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  );
}

/** The primitive takes what was typed when the field is left; to press Enter is to be done as well. */
function commitOnEnter({ key, currentTarget }: KeyboardEvent<HTMLInputElement>) {
  if (key !== "Enter") return;
  currentTarget.blur();
  currentTarget.focus();
}
