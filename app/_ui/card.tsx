import clsx from "clsx";
import type { ReactNode } from "react";

export interface CardProps {
  title?: ReactNode;
  /** One line under the title. */
  about?: ReactNode;
  /** Buttons or links at the title's right. */
  actions?: ReactNode;
  /** Lets a table or a canvas reach the edges. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
}

export function Card({ title, about, actions, flush = false, className, children }: CardProps) {
  const headed = title !== undefined || actions !== undefined;
  return (
    <section className={clsx("min-w-0 rounded border border-line bg-raised shadow-low", className)}>
      {headed && (
        <header
          className={clsx(
            "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-6 sm:pt-5",
            flush && "pb-4",
          )}
        >
          <div className="min-w-0">
            {title !== undefined && <h2 className="font-semibold text-18">{title}</h2>}
            {about !== undefined && <p className="text-13 text-soft">{about}</p>}
          </div>
          {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div
        className={clsx(
          flush ? "overflow-hidden rounded-b" : "px-4 pb-4 sm:px-6 sm:pb-6",
          !flush && (headed ? "pt-4" : "pt-4 sm:pt-6"),
        )}
      >
        {children}
      </div>
    </section>
  );
}
