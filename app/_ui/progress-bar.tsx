"use client";

import clsx from "clsx";
import { useNumbers } from "../_language/use-numbers";

export type ProgressTone = "verified" | "lamp" | "alarm" | "moon" | "waiting";

export interface ProgressPart {
  tone: ProgressTone;
  /** "verified", "running", "failed". */
  name: string;
  value: number;
}

export interface ProgressBarProps {
  label: string;
  /**
   * In the order in which they are laid from the left. `lamp` only for what is computed right now; neither that nor what
   * is `waiting` counts as done.
   */
  parts: readonly ProgressPart[];
  of: number;
  /** For screen readers; the parts in words when left out. */
  valueText?: string;
  className?: string;
}

const FILLS: Record<ProgressTone, string> = {
  verified: "bg-verified",
  lamp: "bg-lamp",
  alarm: "bg-alarm",
  moon: "bg-moon",
  waiting: "bg-moon/50",
};

export function ProgressBar({ label, parts, of, valueText, className }: ProgressBarProps) {
  const { share } = useNumbers();
  const done = parts.reduce((sum, { tone, value }) => sum + (tone === "lamp" || tone === "waiting" ? 0 : value), 0);
  const words = parts.map((part) => `${share(part.value, of)} ${part.name}`).join(", ");
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={Math.min(done, of)}
      aria-valuetext={valueText ?? words}
      className={clsx("flex h-2 w-full overflow-hidden rounded bg-line", className)}
    >
      {parts.map((part) => (
        <div
          key={part.name}
          className={clsx("transition-[width] duration-400 ease-lamp", FILLS[part.tone])}
          style={{ width: of > 0 ? `${Math.min(100, (part.value / of) * 100)}%` : 0 }}
        />
      ))}
    </div>
  );
}
