"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import type { DeskPayment } from "#protocol/api/payments";

export function RefundPayment({ payment, customer }: { payment: DeskPayment; customer: string }) {
  const t = useTranslations("admin.payments.refund");
  const { money } = useNumbers();
  const [amount, setAmount] = useState("");
  const [issue, setIssue] = useState<string>();
  const refund = async () => {
    try {
      const answer = await lamplighter.refundPayment({
        paymentId: payment.id,
        amount: typedAmount(amount),
      });
      setAmount("");
      setIssue(undefined);
      return answer;
    } catch (error) {
      const [field] = refusalOf(error).issues;
      setIssue(field?.message);
      throw field ? new Error(t("refused")) : error;
    }
  };
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <span>{t.rich("open", { amount: money(payment.amountNanos), name: hidden })}</span>
        </Button>
      }
      title={t("title", { customer })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={refund}
      done={({ state }) => t(state)}
    >
      <Field
        label={t("amount")}
        aside="C$"
        hint={t("amountHint", { money: money(payment.refundableNanos) })}
        error={issue}
      >
        <DecimalInput value={amount} autoComplete="off" onValue={setAmount} />
      </Field>
    </ActDialog>
  );
}
