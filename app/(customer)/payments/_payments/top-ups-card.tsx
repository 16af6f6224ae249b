import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { OwnPayments } from "#protocol/api/payments";
import { TopUps } from "./top-ups";
import { WaitForBank } from "./wait-for-bank";

interface Props {
  own: OwnPayments;
  /** The one from whose page at the card payment service the customer comes back. */
  typed: string | undefined;
}

/** A card that is charged when the balance falls, and why it is charged no more. */
export async function TopUpsCard({ own: { topUps, typingCards }, typed }: Props) {
  const t = await translations("customer.payments.topUps");
  const isSaving = typed !== undefined && typingCards.includes(typed);
  return (
    <Card title={t("title")} about={t("about")}>
      <div className="flex flex-col gap-4">
        {isSaving && (
          <Notice title={t("saving.title")}>
            {t("saving.text")}
            <WaitForBank />
          </Notice>
        )}
        {topUps?.whyOff && (
          <Notice tone="alarm" title={t("off.title")}>
            {t(`off.${topUps.whyOff}`)}
          </Notice>
        )}
        <TopUps key={topUps ? `${topUps.lastDigits} ${topUps.whyOff}` : "none"} saved={topUps} />
      </div>
    </Card>
  );
}
