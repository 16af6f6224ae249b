import { LOCALES } from "#app/_language/locales.ts";
import { monthName } from "#app/_language/month-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import type { InvoiceTerms } from "#protocol/api/invoices";

/** The newest first: each holds until the next. */
export async function TermsList({ terms }: { terms: readonly InvoiceTerms[] }) {
  const t = await translations("admin.books.terms");
  const language = await visitorLanguage();
  const rate = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 4 });
  return (
    <ul className="flex flex-col gap-4">
      {terms.map(({ fromMonth, issuer, taxes }) => (
        <li key={fromMonth}>
          <p className="font-medium">{t("from", { month: monthName(fromMonth, language) })}</p>
          <p className="break-words text-soft">{issuer.join(", ")}</p>
          {taxes.map(({ name, rateMillionths, registration }) => (
            <p key={`${name} ${registration}`} className="break-words">
              {t("tax", { name, registration, rate: rate.format(rateMillionths / 10_000) })}
            </p>
          ))}
          {taxes.length === 0 && <p>{t("noTax")}</p>}
        </li>
      ))}
    </ul>
  );
}
