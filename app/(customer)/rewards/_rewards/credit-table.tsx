import { translations } from "#app/_messages/translations.ts";
import type { HouseholdRewards } from "#protocol/api/rewards";
import { SumTable } from "./sum-table";

/** Where a household's credit is. */
export async function CreditTable({ household }: { household: HouseholdRewards }) {
  const t = await translations("customer.rewards.why");
  const { creditNanos, giftNanos, ownNanos, sharedNanos, redeemedNanos, freeNanos } = household;
  return (
    <SumTable
      label={t("title")}
      whole={{ name: t("credit"), nanos: creditNanos }}
      changes={[
        { name: t("gifts"), about: t("giftsAbout"), nanos: -giftNanos },
        { name: t("own"), about: t("ownAbout"), nanos: -ownNanos },
        { name: t("shared"), nanos: -sharedNanos },
        { name: t("redeemed"), nanos: -redeemedNanos },
      ]}
      sum={{ name: t("free"), nanos: freeNanos }}
    />
  );
}
