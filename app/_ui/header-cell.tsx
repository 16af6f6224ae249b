import clsx from "clsx";
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { PageLink } from "./page-link";

export interface HeaderCellProps {
  children: ReactNode;
  numeric?: boolean;
  /** Makes it a link that sorts: where it leads (see queryHref), and how this column is sorted now. */
  sort?: { href: string; sorted: "ascending" | "descending" | undefined };
  className?: string;
}

const ARROWS = { ascending: ArrowUp, descending: ArrowDown } as const;

export function HeaderCell({ children, numeric = false, sort, className }: HeaderCellProps) {
  const Arrow = sort?.sorted === undefined ? ChevronsUpDown : ARROWS[sort.sorted];
  return (
    <th
      scope="col"
      aria-sort={sort?.sorted}
      className={clsx(
        "whitespace-nowrap border-line border-b px-3 py-2 font-medium text-13 text-soft first:pl-4 last:pr-4 sm:last:pr-6 sm:first:pl-6",
        numeric && "text-right",
        className,
      )}
    >
      {sort === undefined ? (
        children
      ) : (
        <PageLink
          href={sort.href}
          scroll={false}
          className={clsx(
            "inline-flex items-center gap-1 rounded hover:text-ink",
            sort.sorted !== undefined && "text-ink",
          )}
        >
          {children}
          <Arrow aria-hidden size={12} />
        </PageLink>
      )}
    </th>
  );
}
