"use client";

import { HandCoins } from "lucide-react";
import { useState } from "react";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { formatMoney } from "#app/_ui/format/format-money.ts";
import { TextInput } from "#app/_ui/text-input.tsx";

export function GiveMoney({ customerId, name }: { customerId: string; name: string }) {
  const [amount, setAmount] = useState("");
  const [note, setNote] = useState("");
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (path: string) => issues.find((issue) => issue.path === path)?.message;
  const give = async () => {
    try {
      const answer = await lamplighter.giveMoney({ customerId, amount: amount.trim(), note });
      setAmount("");
      setNote("");
      setIssues([]);
      return answer;
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      throw refusal.issues.length > 0 ? new Error("Nothing has been given yet: see the marked fields.") : error;
    }
  };
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <HandCoins aria-hidden size={14} /> Give money
          <span className="sr-only"> to {name}</span>
        </Button>
      }
      title={`Give money to ${name}`}
      description="Paid from the city's gifts to this account at once. A gift cannot be taken back."
      confirm="Give it"
      cancel="Give nothing"
      tone="primary"
      act={give}
      done={({ balanceNanos }) => `${name} has ${formatMoney(balanceNanos)} now`}
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
    </ActDialog>
  );
}
