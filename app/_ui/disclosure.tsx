import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

export interface DisclosureProps {
  summary: ReactNode;
  /** Beside the summary: what is inside, in a few words. */
  aside?: ReactNode;
  defaultOpen?: boolean;
  className?: string;
  children: ReactNode;
}

/** What only some people need: the browser's own details element. */
export function Disclosure({ summary, aside, defaultOpen = false, className, children }: DisclosureProps) {
  return (
    <details open={defaultOpen} className={clsx("group min-w-0", className)}>
      <summary className="flex list-none items-start gap-2 rounded py-1 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          className="mt-1 shrink-0 text-soft transition-[rotate] duration-120 group-open:rotate-90"
        />
        <span className="min-w-0">
          {summary}
          {aside !== undefined && (
            <span className="block font-normal text-13 text-soft sm:inline sm:pl-2">{aside}</span>
          )}
        </span>
      </summary>
      <div className="pt-3 pl-6">{children}</div>
    </details>
  );
}
