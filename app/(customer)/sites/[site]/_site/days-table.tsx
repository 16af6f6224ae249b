import { dayName } from "#app/_language/day-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { SharesTable } from "#app/(customer)/sites/_sites/shares-table.tsx";
import type { PartnerEarnings } from "#protocol/api/partners";
import { WORK_KIND_WORDS } from "#protocol/words/work-kind-in-words";

export async function DaysTable({ days }: Pick<PartnerEarnings, "days">) {
  const [t, language] = await Promise.all([translations("customer.sites.earnings.days"), visitorLanguage()]);
  return (
    <SharesTable
      label={t("title")}
      heads={[t("day"), t("shared")]}
      rows={days.map(({ day, workKind, units, sharedNanos }) => ({
        key: `${day} ${workKind}`,
        of: dayName(day, language),
        details: [WORK_KIND_WORDS[language][workKind], t("units", { units })],
        sharedNanos,
      }))}
    />
  );
}
