import { ChevronRight, ChevronsLeft } from "lucide-react";
import { translations } from "#app/_messages/translations.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { queryHref } from "#app/_ui/query-href.ts";

export interface OlderProps {
  path: string;
  before: number | undefined;
  next: number | null;
  /** Of which list these are the pages. */
  label: string;
}

/** The ways through a list that goes back in time; nothing when all of it is shown. */
export async function Older({ path, before, next, label }: OlderProps) {
  if (before === undefined && next === null) return null;
  const t = await translations("admin.lists");
  return (
    <nav aria-label={label} className="flex flex-wrap justify-end gap-2">
      {before !== undefined && (
        <LinkButton size="small" href={path}>
          <ChevronsLeft aria-hidden size={16} /> {t("newest")}
        </LinkButton>
      )}
      {next !== null && (
        <LinkButton size="small" href={queryHref(path, { before: next })}>
          {t("older")} <ChevronRight aria-hidden size={16} />
        </LinkButton>
      )}
    </nav>
  );
}
