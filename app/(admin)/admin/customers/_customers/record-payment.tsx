"use client";

import { Landmark } from "lucide-react";
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
import { LIMITS } from "#protocol/limits";

const EMPTY = { amount: "", reference: "" };

export function RecordPayment({ customerId, name }: { customerId: string; name: string }) {
  const t = useTranslations("admin.rewards.payment");
  const { money } = useNumbers();
  const [draft, setDraft] = useState(EMPTY);
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const record = async () => {
    try {
      const answer = await lamplighter.recordPayment({ customerId, ...draft, amount: typedAmount(draft.amount) });
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
          <Landmark aria-hidden size={14} /> <span>{t.rich("open", { name, hidden })}</span>
        </Button>
      }
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={record}
      done={({ balanceNanos }) => t("done", { name, money: money(balanceNanos) })}
    >
      <Field label={t("amount")} aside={t("currency")} error={issueAt("amount")}>
        <DecimalInput
          value={draft.amount}
          placeholder={t("example")}
          autoComplete="off"
          onValue={(value) => setDraft({ ...draft, amount: value })}
        />
      </Field>
      <Field label={t("reference")} hint={t("referenceHint")} error={issueAt("reference")}>
        <TextInput
          value={draft.reference}
          maxLength={LIMITS.MAX_PAYMENT_REFERENCE_CHARS}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, reference: event.target.value })}
        />
      </Field>
    </ActDialog>
  );
}
