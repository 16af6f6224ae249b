import { translations } from "#app/_messages/translations.ts";
import { MAX_QUERY_CHARS } from "./search-docs";

/** A form of the browser's own: it works before and without the page's script. */
export async function DocSearch({ query }: { query: string }) {
  const t = await translations("customer.docs");
  return (
    <search>
      <form action="/docs">
        <label className="sr-only" htmlFor="docs-search">
          {t("search")}
        </label>
        <input
          id="docs-search"
          type="search"
          name="q"
          defaultValue={query}
          maxLength={MAX_QUERY_CHARS}
          placeholder={t("search")}
          className="h-10 w-full min-w-0 rounded border border-edge/70 bg-ground px-3 placeholder:text-soft/80 focus-visible:border-moon"
        />
      </form>
    </search>
  );
}
