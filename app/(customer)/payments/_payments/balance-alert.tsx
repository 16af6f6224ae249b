"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { notify } from "#app/_ui/notify.ts";
import { NANOS_PER_CENT } from "#core/payments/cents";
import { LIMITS } from "#protocol/limits";

export interface BalanceAlertProps {
  /** Null: no letters. */
  belowNanos: number | null;
  isBelow: boolean;
}

/** Below which balance the customer gets a letter. */
export function BalanceAlert({ belowNanos, isBelow }: BalanceAlertProps) {
  const t = useTranslations("customer.payments.alert");
  const { money } = useNumbers();
  const router = useRouter();
  const [amount, setAmount] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const set = async (below: string | null, done: string) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await lamplighter.setBalanceAlert({ below });
      setAmount("");
      notify(done, { tone: "verified" });
      router.refresh();
    } catch (error) {
      const { message, issues } = refusalOf(error);
      setRefusal(issues[0]?.message ?? message);
    }
    setBusy(false);
  };
  const [min, max] = [LIMITS.MIN_ALERT_CENTS, LIMITS.MAX_ALERT_CENTS].map((cents) => money(cents * NANOS_PER_CENT));
  const typed = typedAmount(amount);
  return (
    <form
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void set(typed, t("saved", { money: money(Math.round(Number(typed) * 100) * NANOS_PER_CENT) }));
      }}
    >
      {belowNanos !== null && (
        <p>
          {t("on", { money: money(belowNanos) })} {isBelow && t("isBelow")}
        </p>
      )}
      <Field label={t("below")} aside="C$" hint={t("hint", { min: min ?? "", max: max ?? "" })} error={refusal}>
        <DecimalInput value={amount} onValue={setAmount} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={busy}>
          {t("save")}
        </Button>
        {belowNanos !== null && (
          <Button tone="bare" disabled={busy} onClick={() => void set(null, t("ended"))}>
            {t("off")}
          </Button>
        )}
      </div>
    </form>
  );
}
