import { dayName } from "#app/_language/day-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { FoundHousehold as Found } from "#protocol/api/household-people";
import { JoinHousehold } from "./join-household";

/** Whose household a link leads to, and what joining it means, before anybody does. */
export async function FoundHousehold({ found, invitation }: { found: Found | null; invitation: string }) {
  const t = await translations("household.join");
  if (found === null) return <Notice tone="alarm">{t("gone")}</Notice>;
  const { name, people, verdict, until } = found;
  if (verdict === "kin-of-another") {
    const day = until === null ? "" : dayName(until, await visitorLanguage());
    return <Notice tone="caution">{t("refused.kin-of-another", { until: day })}</Notice>;
  }
  if (verdict !== "joins") return <Notice tone="caution">{t(`refused.${verdict}`)}</Notice>;
  return (
    <Card title={t("title", { name })}>
      <div className="flex max-w-160 flex-col gap-3 pb-4">
        <p>{t("people", { name, people })}</p>
        <p className="text-pretty">{t("sees", { name })}</p>
        <p className="text-pretty">{t("keeps")}</p>
        <p className="text-pretty">{t("leave")}</p>
      </div>
      <JoinHousehold invitation={invitation} />
    </Card>
  );
}
