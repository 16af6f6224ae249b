"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";
import type { MonthInvoice } from "#protocol/api/invoices";

export function IssueCreditNote({ invoice, customer }: { invoice: MonthInvoice; customer: string }) {
  const t = useTranslations("admin.books.credit");
  const { money } = useNumbers();
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (field: string) => issues.find(({ path }) => path === field)?.message;
  const number = String(invoice.number);
  const issue = async () => {
    const given = amount.trim().replace(",", ".");
    try {
      const answer = await lamplighter.issueCreditNote({
        ...{ number: invoice.number, amount: given === "" ? null : given, reason },
      });
      setAmount("");
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
          <span>{t.rich("open", { number, name: hidden })}</span>
        </Button>
      }
      title={t("title", { number })}
      description={t("about", { customer })}
      confirm={t("confirm")}
      cancel={t("cancel")}
      act={issue}
      done={(note) => t("done", { number: String(note.number) })}
    >
      <Field
        label={t("amount")}
        aside="C$"
        hint={t("amountHint", { money: money(invoice.creditableNanos) })}
        error={issueAt("amount")}
      >
        <DecimalInput value={amount} autoComplete="off" onValue={setAmount} />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} error={issueAt("reason")}>
        <TextInput value={reason} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
