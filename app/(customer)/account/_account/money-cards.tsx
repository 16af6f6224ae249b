import clsx from "clsx";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import type { Account } from "#protocol/api/account";

/** `earns`: the account has devices that may earn. */
export async function MoneyCards({ account, earns }: { account: Account; earns: boolean }) {
  const [t, language] = await Promise.all([translations("customer.account"), visitorLanguage()]);
  const { balanceNanos, giftNanos, heldNanos, creditNanos } = account;
  const gifts = giftNanos > 0 ? t("gifts", { money: numbersIn(language).money(giftNanos) }) : t("free.detail");
  return (
    <div className={clsx("grid gap-4", earns ? "md:grid-cols-3" : "md:grid-cols-2")}>
      <Card>
        <Stat label={t("free.label")} value={<Money nanos={balanceNanos} />} detail={gifts} />
      </Card>
      <Card>
        <Stat label={t("held.label")} value={<Money nanos={heldNanos} />} detail={t("held.detail")} />
      </Card>
      {earns && (
        <Card>
          <Stat label={t("earned.label")} value={<Money nanos={creditNanos} />} detail={t("earned.detail")} />
        </Card>
      )}
    </div>
  );
}
