import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { CheckedMonth } from "#protocol/api/invoices";

export async function MonthCheck({ checked: { invoicesNanos, ledgerNanos, isUnbroken } }: { checked: CheckedMonth }) {
  const t = await translations("admin.books.month");
  const { moneyExactly: money } = numbersIn(await visitorLanguage());
  if (!isUnbroken)
    return (
      <Notice tone="alarm" title={t("broken")}>
        {t("brokenText")}
      </Notice>
    );
  if (invoicesNanos !== ledgerNanos)
    return (
      <Notice tone="alarm" title={t("differs")}>
        {t("differsText", { invoices: money(invoicesNanos), ledger: money(ledgerNanos) })}
      </Notice>
    );
  return (
    <Notice tone="verified" title={t("agrees")}>
      {t("agreesText", { money: money(invoicesNanos) })}
    </Notice>
  );
}
