import { ChevronLeft, ChevronRight } from "lucide-react";
import { numbersIn } from "../_language/numbers-in";
import { visitorLanguage } from "../_language/visitor-language";
import { translatorIn } from "../_messages/translator-in";
import { buttonClass } from "./button-class";
import { LinkButton } from "./link-button";
import { type Query, queryHref } from "./query-href";

export interface PagerProps {
  path: string;
  query: Query;
  page: number;
  perPage: number;
  total: number;
  /** Plural, in the visitor's language: "jobs". */
  noun: string;
}

/** "26–50 of 1,234 jobs" and the two ways on; nothing when all fits on one page. */
export async function Pager({ path, query, page, perPage, total, noun }: PagerProps) {
  if (total <= perPage && page === 1) return null;
  const language = await visitorLanguage();
  const t = translatorIn(language, "shared.pager");
  const { count } = numbersIn(language);
  const first = Math.min((page - 1) * perPage + 1, total);
  const last = Math.min(page * perPage, total);
  return (
    <nav
      aria-label={t("label", { noun })}
      className="flex flex-wrap items-center justify-between gap-2 text-13 text-soft"
    >
      <span className="tabular-nums">
        {t("shown", { first: count(first), last: count(last), total: count(total), noun })}
      </span>
      <span className="flex gap-2">
        <Step href={page > 1 ? queryHref(path, query, { page: page - 1 }) : undefined}>
          <ChevronLeft aria-hidden size={16} /> {t("previous")}
        </Step>
        <Step href={last < total ? queryHref(path, query, { page: page + 1 }) : undefined}>
          {t("next")} <ChevronRight aria-hidden size={16} />
        </Step>
      </span>
    </nav>
  );
}

function Step({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  if (href !== undefined) {
    return (
      <LinkButton size="small" href={href}>
        {children}
      </LinkButton>
    );
  }
  return (
    <span aria-hidden className={buttonClass("quiet", "small", "opacity-75")}>
      {children}
    </span>
  );
}
