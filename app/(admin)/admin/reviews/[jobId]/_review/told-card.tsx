import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import type { Review } from "#protocol/api/vetting";

/** The job's own words, as residents would read them. */
export async function ToldCard({ told }: { told: Review["told"] }) {
  const t = await translations("admin.review.told");
  return (
    <Card title={t("title")} about={t("about")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <dt className="text-soft">{t("name")}</dt>
        <dd className="wrap-anywhere font-medium">{told.name}</dd>
        <dt className="text-soft">{t("cause")}</dt>
        <dd className="wrap-anywhere">{told.cause || t("noCause")}</dd>
        <dt className="text-soft">{t("customer")}</dt>
        <dd className="wrap-anywhere">{told.customerName}</dd>
      </dl>
    </Card>
  );
}
