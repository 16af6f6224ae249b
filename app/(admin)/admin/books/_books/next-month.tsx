import { LOCALES } from "#app/_language/locales.ts";
import { monthName } from "#app/_language/month-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { Books } from "#protocol/api/invoices";
import { CloseMonth } from "./close-month";

export async function NextMonth({ next }: { next: NonNullable<Books["next"]> }) {
  const t = await translations("admin.books.next");
  const language = await visitorLanguage();
  const month = monthName(next.month, language);
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" });
  if (!next.isOver) return <p>{t("open", { month, day: day.format(new Date(next.to)) })}</p>;
  if (!next.hasTerms) return <p>{t("terms", { month })}</p>;
  return (
    <div className="flex flex-col items-start gap-4">
      <p>{t("ready", { month })}</p>
      <IfMay power="pay">
        <CloseMonth month={next.month} name={month} />
      </IfMay>
    </div>
  );
}
