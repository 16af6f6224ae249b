import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type NoticeTone = "plain" | "verified" | "caution" | "alarm";

const LOOKS = {
  plain: { icon: Info, look: "bg-moon-wash [&>svg]:text-moon" },
  verified: { icon: CircleCheck, look: "bg-verified-wash [&>svg]:text-verified-ink" },
  caution: { icon: TriangleAlert, look: "bg-line/40 [&>svg]:text-ink" },
  alarm: { icon: CircleAlert, look: "bg-alarm-wash [&>svg]:text-alarm-ink" },
} as const;

export interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  /** What went wrong, that nothing was lost, and what to do. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
}

/** A message in its place on the page; announced at once when it is an alarm, else when the reader pauses. */
export function Notice({ tone = "plain", title, children, actions, className }: NoticeProps) {
  const { icon: Icon, look } = LOOKS[tone];
  return (
    <div
      role={tone === "alarm" ? "alert" : "status"}
      className={clsx("flex gap-3 rounded px-4 py-3 text-ink", look, className)}
    >
      <Icon aria-hidden size={18} className="mt-[3px] shrink-0" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && <div className="text-pretty">{children}</div>}
        {actions !== undefined && <div className="flex flex-wrap gap-2 pt-2">{actions}</div>}
      </div>
    </div>
  );
}
