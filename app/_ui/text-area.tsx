"use client";

import { Field } from "@base-ui/react/field";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { CONTROL } from "./control-class";

export interface TextAreaProps extends ComponentProps<"textarea"> {
  mono?: boolean;
}

export function TextArea({ mono = false, rows = 4, className, ...rest }: TextAreaProps) {
  return (
    <Field.Control
      render={<textarea rows={rows} {...rest} />}
      className={clsx(CONTROL, "resize-y py-2", mono && "font-mono text-13", className)}
    />
  );
}
