"use client";

import { Undo2 } from "lucide-react";
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
import { Select } from "#app/_ui/select.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import { LIMITS } from "#protocol/limits";

const WHYS = ["correction", "transfer"] as const;
const EMPTY = { amount: "", reference: "", reason: "", why: "correction" as (typeof WHYS)[number] };

export function TakeBackTransfer({ customerId, name }: { customerId: string; name: string }) {
  const t = useTranslations("admin.rewards.takeBack");
  const { money } = useNumbers();
  const [draft, setDraft] = useState(EMPTY);
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const change = (changed: Partial<typeof EMPTY>) => setDraft({ ...draft, ...changed });
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const takeBack = async () => {
    try {
      const answer = await lamplighter.takeBackTransfer({ customerId, ...draft, amount: typedAmount(draft.amount) });
      setDraft(EMPTY);
      setIssues([]);
      return answer;
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      throw refusal.issues.length > 0 ? new Error(t("refused")) : error;
    }
  };
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <Undo2 aria-hidden size={14} /> <span>{t.rich("open", { name, hidden })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={takeBack}
      done={({ balanceNanos }) => t("done", { name, money: money(balanceNanos) })}
    >
      <Field label={t("reference")} hint={t("referenceHint")} error={issueAt("reference")}>
        <TextInput
          value={draft.reference}
          maxLength={LIMITS.MAX_PAYMENT_REFERENCE_CHARS}
          autoComplete="off"
          onChange={(event) => change({ reference: event.target.value })}
        />
      </Field>
      <Field label={t("amount")} aside={t("currency")} hint={t("amountHint")} error={issueAt("amount")}>
        <DecimalInput value={draft.amount} autoComplete="off" onValue={(amount) => change({ amount })} />
      </Field>
      <Field label={t("why")} hint={t(`whyHints.${draft.why}`)}>
        <Select
          value={draft.why}
          onValueChange={(why) => change({ why })}
          options={WHYS.map((value) => ({ value, label: t(`whys.${value}`) }))}
        />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} error={issueAt("reason")}>
        <TextInput
          value={draft.reason}
          autoComplete="off"
          onChange={(event) => change({ reason: event.target.value })}
        />
      </Field>
    </ActDialog>
  );
}
