import clsx from "clsx";
import type { ReactNode } from "react";

export type BadgeTone = "plain" | "lamp" | "verified" | "alarm" | "moon";

const TONES: Record<BadgeTone, string> = {
  plain: "bg-line/50 text-ink",
  lamp: "bg-lamp-wash text-lamp-ink",
  verified: "bg-verified-wash text-verified-ink",
  alarm: "bg-alarm-wash text-alarm-ink",
  moon: "bg-moon-wash text-moon",
};

export interface BadgeProps {
  tone?: BadgeTone;
  icon?: ReactNode;
  className?: string;
  /** A word: colour and icon never speak alone. */
  children: ReactNode;
}

export function Badge({ tone = "plain", icon, className, children }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-6 items-center gap-1 whitespace-nowrap rounded px-2 font-medium text-13 [&>svg]:size-3.5 [&>svg]:shrink-0",
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
