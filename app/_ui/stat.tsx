"use client";

import clsx from "clsx";
import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { useSharedWords } from "../_messages/shared-words";
import { RollingNumber } from "./rolling-number";

export interface Trend {
  direction: "up" | "down" | "level";
  /** With its span: "12 % since yesterday". */
  text: string;
}

export interface StatProps {
  label: ReactNode;
  /** Text rolls; anything else is shown as it is. */
  value: ReactNode;
  /** Small, after the number: "units/s". */
  unit?: ReactNode;
  /** A comparison that means something. */
  detail?: ReactNode;
  trend?: Trend;
  /** `display` is for the one big number of a page. */
  size?: "small" | "medium" | "display";
  className?: string;
}

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, level: ArrowRight } as const;
const SIZES = {
  small: "font-semibold text-18",
  medium: "font-semibold text-24 tracking-tight",
  display: "display text-72",
} as const;

export function Stat({ label, value, unit, detail, trend, size = "medium", className }: StatProps) {
  return (
    <dl className={clsx("min-w-0", className)}>
      <dt className="text-13 text-soft">{label}</dt>
      <dd>
        <span className={clsx("tabular-nums", SIZES[size])}>
          {typeof value === "string" ? <RollingNumber text={value} /> : value}
        </span>
        {unit !== undefined && <span className="pl-1 text-13 text-soft">{unit}</span>}
      </dd>
      {trend && <TrendLine {...trend} />}
      {detail !== undefined && <dd className="text-13 text-soft">{detail}</dd>}
    </dl>
  );
}

function TrendLine({ direction, text }: Trend) {
  const Arrow = ARROWS[direction];
  const words = useSharedWords().trend;
  return (
    <dd className="flex items-center gap-1 text-13 text-soft">
      <Arrow aria-hidden size={14} /> <span className="sr-only">{words[direction]}</span> {text}
    </dd>
  );
}
