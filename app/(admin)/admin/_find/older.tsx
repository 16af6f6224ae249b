import { ChevronRight, ChevronsLeft } from "lucide-react";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { queryHref } from "#app/_ui/query-href.ts";

/** The ways through a list that goes back in time; nothing when all of it is shown. */
export function Older({
  path,
  before,
  next,
  noun,
}: {
  path: string;
  before: number | undefined;
  next: number | null;
  noun: string;
}) {
  if (before === undefined && next === null) return null;
  return (
    <nav aria-label={`Pages of ${noun}`} className="flex flex-wrap justify-end gap-2">
      {before !== undefined && (
        <LinkButton size="small" href={path}>
          <ChevronsLeft aria-hidden size={16} /> Newest
        </LinkButton>
      )}
      {next !== null && (
        <LinkButton size="small" href={queryHref(path, { before: next })}>
          Older <ChevronRight aria-hidden size={16} />
        </LinkButton>
      )}
    </nav>
  );
}
