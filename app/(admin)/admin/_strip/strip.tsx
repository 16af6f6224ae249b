import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface StripProps {
  /** Names it among the parts of the page. */
  label: string;
  icon: LucideIcon;
  tone?: "plain" | "alarm";
  /** It comes and goes while the page is open, which is announced. */
  live?: boolean;
  children: ReactNode;
  /** At its right. */
  link?: ReactNode;
}

/** One sentence above every page of the console. */
export function Strip({ label, icon: Icon, tone = "plain", live = false, children, link }: StripProps) {
  const isAlarm = tone === "alarm";
  return (
    <aside aria-label={label} className={clsx("text-ink", isAlarm ? "bg-alarm-wash" : "bg-line/40")}>
      <div role={live ? "status" : undefined}>
        <p className="mx-auto flex max-w-300 flex-wrap items-start gap-x-3 gap-y-1 px-4 py-2 sm:px-6">
          <Icon aria-hidden size={18} className={clsx("mt-[3px] shrink-0", isAlarm && "text-alarm-ink")} />
          <span className={clsx("min-w-0 flex-1 text-pretty", isAlarm && "font-medium")}>{children}</span>
          {link}
        </p>
      </div>
    </aside>
  );
}
