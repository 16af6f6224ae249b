"use client";

import { HandCoins } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { TextInput } from "#app/_ui/text-input.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

export function GiveMoney({ customerId, name }: { customerId: string; name: string }) {
  const t = useTranslations("admin.customers");
  const { money } = useNumbers();
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState("");
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const give = async () => {
    try {
      const answer = await lamplighter.giveMoney({ customerId, amount: typedAmount(amount), note });
      setAmount("");
      setNote("");
      setIssues([]);
      return answer;
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      throw refusal.issues.length > 0 ? new Error(t("give.refused")) : error;
    }
  };
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <HandCoins aria-hidden size={14} /> <span>{t.rich("give.open", { name, hidden })}</span>
        </Button>
      }
      title={t("give.title", { name })}
      description={t("give.about")}
      confirm={t("give.confirm")}
      cancel={t("give.cancel")}
      tone="primary"
      act={give}
      done={({ balanceNanos }) => t("has", { name, money: money(balanceNanos) })}
    >
      <Field label={t("give.amount")} aside={t("give.currency")} error={issueAt("amount")}>
        <DecimalInput value={amount} placeholder={t("give.example")} autoComplete="off" onValue={setAmount} />
      </Field>
      <Field label={t("give.note")} hint={t("give.noteHint")} error={issueAt("note")}>
        <TextInput value={note} maxLength={280} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
