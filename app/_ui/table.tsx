import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { SCROLLS } from "./scrolls";

export interface TableProps {
  /** Says what the table holds, for screen readers. */
  label: string;
  head: ReactNode;
  children: ReactNode;
  /** Scrolls inside this height with its head in place, such as "max-h-120". */
  className?: string;
}

/** Dense rows under a head that stays. It scrolls inside itself, so it takes focus: the keyboard must be able to scroll it. */
export function Table({ label, head, children, className }: TableProps) {
  return (
    <section
      aria-label={label}
      {...SCROLLS}
      className={clsx("relative overflow-auto focus-visible:-outline-offset-2", className)}
    >
      <table className="w-full border-separate border-spacing-0 text-left tabular-nums">
        <thead className="sticky top-0 z-10 bg-raised">
          <tr>{head}</tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">{children}</tbody>
      </table>
    </section>
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={clsx("transition-colors duration-120 hover:bg-sunken/60", className)} />;
}

export interface CellProps extends ComponentProps<"td"> {
  /** Right-aligned, never wrapped. */
  numeric?: boolean;
  /** The cell that names its row. */
  heads?: boolean;
}

export function Cell({ numeric = false, heads = false, className, ...rest }: CellProps) {
  const look = clsx(
    "border-line border-b px-3 py-2 align-top font-normal first:pl-4 last:pr-4 sm:last:pr-6 sm:first:pl-6",
    numeric && "whitespace-nowrap text-right",
    className,
  );
  return heads ? <th {...rest} scope="row" className={look} /> : <td {...rest} className={look} />;
}
