"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { amountToType } from "#app/_language/amount-to-type.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { notify } from "#app/_ui/notify.ts";
import type { TopUps as Saved } from "#protocol/api/payments";
import { dollarText } from "#protocol/text/dollar-nanos";
import type { Language } from "#protocol/text/language";
import { RemoveCard } from "./remove-card";
import { TopUpFields, type TypedTerms } from "./top-up-fields";

/** The saved card and by what it is charged; or what a first one would be charged by. */
export function TopUps({ saved }: { saved: Saved | null }) {
  const t = useTranslations("customer.payments.topUps");
  const { money } = useNumbers();
  const language = useLanguage();
  const router = useRouter();
  const [terms, setTerms] = useState<TypedTerms>(saved ? termsOf(saved, language) : NO_TERMS);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await act();
    } catch (error) {
      const { message, issues } = refusalOf(error);
      setRefusal(issues[0]?.message ?? message);
      setBusy(false);
    }
  };
  const saveCard = () =>
    attempt(async () => {
      const { url } = await lamplighter.startTopUps(asSent(terms));
      window.location.assign(url);
    });
  const change = () =>
    attempt(async () => {
      await lamplighter.changeTopUps(asSent(terms));
      notify(t("changed"), { tone: "verified" });
      setBusy(false);
      router.refresh();
    });
  return (
    <form
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void (saved ? change() : saveCard());
      }}
    >
      {saved && (
        <p>
          {t("card", { brand: capitalised(saved.brand), digits: saved.lastDigits })}{" "}
          {t("month", { spent: money(saved.monthNanos), most: money(saved.monthlyNanos) })}{" "}
          {saved.whyOff === null && saved.monthNanos + saved.amountNanos > saved.monthlyNanos && t("monthIsFull")}
        </p>
      )}
      <TopUpFields terms={terms} onChange={setTerms} refusal={refusal} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone={saved ? "quiet" : "primary"} disabled={busy}>
          {saved ? t(saved.whyOff === null ? "change" : "again") : t("save")}
        </Button>
        {saved && (
          <>
            <Button disabled={busy} onClick={() => void saveCard()}>
              {t("another")}
            </Button>
            <RemoveCard digits={saved.lastDigits} />
          </>
        )}
      </div>
    </form>
  );
}

/** The service writes "visa". */
const capitalised = (brand: string) => brand.charAt(0).toUpperCase() + brand.slice(1);

const asSent = ({ below, amount, monthly }: TypedTerms): TypedTerms => ({
  below: typedAmount(below),
  amount: typedAmount(amount),
  monthly: typedAmount(monthly),
});

const NO_TERMS: TypedTerms = { below: "", amount: "", monthly: "" };

function termsOf({ belowNanos, amountNanos, monthlyNanos }: Saved, language: Language): TypedTerms {
  const typed = (nanos: number) => amountToType(dollarText(nanos), language);
  return { below: typed(belowNanos), amount: typed(amountNanos), monthly: typed(monthlyNanos) };
}
