import { ChevronRight, ChevronsLeft } from "lucide-react";
import { LinkButton } from "#app/_ui/link-button.tsx";

interface Way {
  href: string;
  text: string;
}

export interface OnwardProps {
  /** Of which list these are the pages. */
  label: string;
  /** Back to the first page, unless this is it. */
  first: Way | undefined;
  next: Way | undefined;
}

/** The ways through a list whose pages begin behind a line; nothing when all of it is shown. */
export function Onward({ label, first, next }: OnwardProps) {
  if (!first && !next) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap justify-end gap-2">
      {first && (
        <LinkButton size="small" href={first.href}>
          <ChevronsLeft aria-hidden size={16} /> {first.text}
        </LinkButton>
      )}
      {next && (
        <LinkButton size="small" href={next.href}>
          {next.text} <ChevronRight aria-hidden size={16} />
        </LinkButton>
      )}
    </nav>
  );
}
