"use client";

import { type FormEvent, type ReactElement, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { amountToType } from "#app/_language/amount-to-type.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { AddBudgetInput } from "#protocol/api/jobs";
import { tryParse } from "#protocol/try-parse";
import { useJobLive } from "./job-live";
import { useAct } from "./use-act";

/** Raises what the job may cost; a job that waits for money goes on by itself. */
export function AddBudget({ trigger }: { trigger: ReactElement }) {
  const { job, pulse } = useJobLive();
  const t = useTranslations("customer.jobActs.addBudget");
  const { money } = useNumbers();
  const language = useLanguage();
  const { busy, run } = useAct();
  const [open, setOpen] = useState(false);
  const [amount, setAmount] = useState(amountToType("1.00", language));
  const [refusal, setRefusal] = useState<string>();

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const input = tryParse(AddBudgetInput, { jobId: job.id, amount: typedAmount(amount) });
    if (!input.success) return setRefusal(t("noAmount"));
    const message = await run(() => lamplighter.addBudget(input.data));
    setRefusal(message);
    if (message === undefined) setOpen(false);
  };
  return (
    <Dialog
      trigger={trigger}
      open={open}
      onOpenChange={(next) => {
        setRefusal(undefined);
        setOpen(next);
      }}
      title={t("open")}
      description={t("about", { spent: money(pulse.spentNanos), budget: money(pulse.budgetNanos) })}
    >
      <form onSubmit={add} className="flex flex-col gap-4">
        <Field label={t("amount")} error={refusal}>
          <DecimalInput value={amount} onValue={setAmount} />
        </Field>
        <Button type="submit" tone="primary" busy={busy} busyLabel={t("busy")}>
          {t("submit")}
        </Button>
      </form>
    </Dialog>
  );
}
