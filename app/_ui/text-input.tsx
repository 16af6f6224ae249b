"use client";

import { Field } from "@base-ui/react/field";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control-class";

export interface TextInputProps extends ComponentProps<"input"> {
  /** For programs, templates and hashes. */
  mono?: boolean;
}

export function TextInput({ mono = false, className, ...rest }: TextInputProps) {
  return (
    <Field.Control
      render={<input type="text" {...rest} />}
      className={clsx(CONTROL, "h-10", mono && "font-mono text-13", className)}
    />
  );
}
