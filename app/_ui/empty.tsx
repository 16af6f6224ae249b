import clsx from "clsx";
import type { ReactNode } from "react";
import { LampMark } from "./lamp-mark";

export interface EmptyProps {
  title: string;
  /** What will happen next. */
  description: ReactNode;
  /** The one action that makes it happen. */
  actions?: ReactNode;
  /** 1 where it is the whole page. */
  level?: 1 | 2;
  className?: string;
}

export function Empty({ title, description, actions, level = 2, className }: EmptyProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className={clsx("flex flex-col items-center gap-2 px-4 py-12 text-center", className)}>
      <LampMark size={40} className="mb-2 text-soft" />
      <Heading className="display text-24">{title}</Heading>
      <p className="max-w-108 text-pretty text-soft">{description}</p>
      {actions !== undefined && <div className="flex flex-wrap justify-center gap-2 pt-4">{actions}</div>}
    </div>
  );
}
