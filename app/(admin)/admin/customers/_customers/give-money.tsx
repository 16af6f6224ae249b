"use client";

import { HandCoins } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { lamplighter } from "../../../../_client/lamplighter-client";
import { type Refusal, refusalOf } from "../../../../_client/refusal";
import { Button } from "../../../../_ui/button";
import { ConfirmDialog } from "../../../../_ui/confirm-dialog";
import { Field } from "../../../../_ui/field";
import { formatMoney } from "../../../../_ui/format/format-money";
import { notify } from "../../../../_ui/notify";
import { TextInput } from "../../../../_ui/text-input";

export function GiveMoney({ customerId, name }: { customerId: string; name: string }) {
  const router = useRouter();
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState("");
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const give = async () => {
    try {
      const { balanceNanos } = await lamplighter.giveMoney({ customerId, amount: amount.trim(), note });
      notify(`${name} has ${formatMoney(balanceNanos)} now`, { tone: "verified" });
      setAmount("");
      setNote("");
      setIssues([]);
      router.refresh();
      return undefined;
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      return refusal.issues.length > 0 ? "Nothing was given yet: see the marked fields." : refusal.message;
    }
  };
  return (
    <ConfirmDialog
      trigger={
        <Button size="small">
          <HandCoins aria-hidden size={14} /> Give money
          <span className="sr-only"> to {name}</span>
        </Button>
      }
      title={`Give money to ${name}`}
      description="From the city's gifts to this account, at once. A gift cannot be taken back."
      confirm="Give it"
      cancel="Give nothing"
      tone="primary"
      onConfirm={give}
    >
      <Field label="Amount" aside="C$" error={issueAt("amount")}>
        <TextInput
          value={amount}
          inputMode="decimal"
          placeholder="25.00"
          autoComplete="off"
          onChange={(event) => setAmount(event.target.value)}
        />
      </Field>
      <Field label="Note" hint="On the customer's statement and in the audit log." error={issueAt("note")}>
        <TextInput value={note} maxLength={280} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
