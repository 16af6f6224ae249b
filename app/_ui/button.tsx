import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonTone, buttonClass } from "./button-class";

export interface ButtonProps extends ComponentProps<"button"> {
  tone?: ButtonTone;
  size?: ButtonSize;
  /** Keeps its place and focus, ignores presses, and shows `busyLabel` when there is one. */
  busy?: boolean;
  busyLabel?: ReactNode;
}

export function Button({
  tone = "quiet",
  size = "medium",
  type = "button",
  busy = false,
  busyLabel,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonClass(tone, size, className)}
    >
      {busy && <LoaderCircle aria-hidden size={16} className="animate-spin" />}
      {busy ? (busyLabel ?? children) : children}
    </button>
  );
}
