import { translations } from "#app/_messages/translations.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { POWER } from "#core/home/power";
import type { YearlyReport } from "#protocol/api/reports";

/** What the figures mean, what is left out, and which edition this is. */
export async function ReportMethod({ report: { year, edition, editions, madeAt } }: { report: YearlyReport }) {
  const t = await translations("report.method");
  const to = (other: string) => (text: unknown) => (
    <TextLink href={`/report/${year}${other}`}>{text as string}</TextLink>
  );
  return (
    <section aria-labelledby="method" className="flex max-w-160 flex-col gap-3 text-pretty pt-12 text-soft">
      <h2 id="method" className="display text-24 text-ink">
        {t("title")}
      </h2>
      <p>{t("time")}</p>
      <p>{t("money")}</p>
      <p>{t("people")}</p>
      <p>{t("power", { watts: String(POWER.wattsPerCore) })}</p>
      <p>{t("uptime")}</p>
      <p>
        {t.rich("made", { edition: String(edition), editions: String(editions), at: () => <LocalTime at={madeAt} /> })}{" "}
        {edition < editions && t.rich("newest", { link: to("") })}
        {edition > 1 && t.rich("older", { link: to(`?edition=${edition - 1}`) })}
      </p>
    </section>
  );
}
