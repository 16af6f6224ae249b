import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonTone, buttonClass } from "./button-class";

export interface LinkButtonProps extends ComponentProps<typeof Link> {
  tone?: ButtonTone;
  size?: ButtonSize;
}

export function LinkButton({ tone = "quiet", size = "medium", className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass(tone, size, className)} />;
}
