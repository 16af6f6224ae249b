import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import type { Visit } from "#protocol/api/partners";
import { SharesTable } from "./shares-table";

export async function VisitsTable({ visits, now }: { visits: readonly Visit[]; now: number }) {
  const t = await translations("customer.sites.visits");
  const numbers = numbersIn(await visitorLanguage());
  return (
    <SharesTable
      label={t("title")}
      heads={[t("player"), t("shared")]}
      rows={visits.map(({ id, beganAt, endedAt, player, units, sharedNanos }) => ({
        key: id,
        of: player || <span className="text-soft">{t("nobody")}</span>,
        details: [endedAt === null ? t("open") : numbers.ago(Date.parse(beganAt), now), t("units", { units })],
        sharedNanos,
      }))}
    />
  );
}
