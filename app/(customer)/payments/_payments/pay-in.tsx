"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { NANOS_PER_CENT } from "#core/payments/cents";
import { LIMITS } from "#protocol/limits";

/** Leads to the card payment service's page. */
export function PayIn() {
  const t = useTranslations("customer.payments.payIn");
  const { money } = useNumbers();
  const [amount, setAmount] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { url } = await lamplighter.startCardPayment({ amount: typedAmount(amount) });
      window.location.assign(url);
    } catch (error) {
      const { message, issues } = refusalOf(error);
      setRefusal(issues[0]?.message ?? message);
      setBusy(false);
    }
  };
  const [min, max] = [LIMITS.MIN_CARD_CENTS, LIMITS.MAX_CARD_CENTS].map((cents) => money(cents * NANOS_PER_CENT));
  return (
    <form
      className="flex max-w-80 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Field label={t("amount")} aside="C$" hint={t("hint", { min: min ?? "", max: max ?? "" })} error={refusal}>
        <DecimalInput value={amount} autoComplete="transaction-amount" onValue={setAmount} />
      </Field>
      <div>
        <Button type="submit" tone="primary" disabled={busy}>
          {busy ? t("busy") : t("submit")}
        </Button>
      </div>
    </form>
  );
}
