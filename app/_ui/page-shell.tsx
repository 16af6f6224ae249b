import clsx from "clsx";
import type { ReactNode } from "react";

export interface PageShellProps {
  title: ReactNode;
  /** Above the title: where one is, or a way back. */
  eyebrow?: ReactNode;
  /** Beside the title: a state. */
  badge?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** Under the title, on a line of its own: buttons that come and go, beside which nothing may wrap. */
  toolbar?: ReactNode;
  width?: "reading" | "wide" | "screen" | "full";
  children: ReactNode;
}

/** `screen` is for pages that a screen in public shows: wide, and as wide as a large one allows. */
const WIDTHS = {
  reading: "max-w-176",
  wide: "max-w-300",
  screen: "max-w-300 min-[106rem]:max-w-400",
  full: "max-w-400",
} as const;

export function PageShell({ title, eyebrow, badge, lead, actions, toolbar, width = "wide", children }: PageShellProps) {
  return (
    <main id="content" className={clsx("mx-auto w-full px-4 pt-8 pb-20 sm:px-6 sm:pt-12", WIDTHS[width])}>
      <header className="flex flex-wrap items-end justify-between gap-4 pb-8">
        <div className="min-w-0 grow">
          {eyebrow !== undefined && <div className="pb-1 text-13 text-soft">{eyebrow}</div>}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1 className="display text-40">{title}</h1>
            {badge}
          </div>
          {lead !== undefined && <p className="max-w-160 text-pretty pt-2 text-18 text-soft">{lead}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        {toolbar !== undefined && <div className="flex w-full flex-wrap items-center gap-2">{toolbar}</div>}
      </header>
      {children}
    </main>
  );
}
