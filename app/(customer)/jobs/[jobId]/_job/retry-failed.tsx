"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { amountToType } from "#app/_language/amount-to-type.ts";
import { useLanguage } from "#app/_language/language-context.tsx";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import type { JobDetail } from "#protocol/api/jobs";
import { useJobLive } from "./job-live";

/** The failed units once more, as a job of their own. */
export function RetryFailed({ manifest }: Pick<JobDetail, "manifest">) {
  const { job, pulse } = useJobLive();
  const t = useTranslations("customer.jobActs.retry");
  const { count } = useNumbers();
  const language = useLanguage();
  const router = useRouter();
  const [budget, setBudget] = useState(amountToType(manifest.budget, language));
  const [seconds, setSeconds] = useState<number | null>(manifest.limits.seconds);
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  if (pulse.failed === 0) return null;

  const retry = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const limits = seconds === null ? {} : { seconds };
      const again = await lamplighter.retryJob({ jobId: job.id, budget: typedAmount(budget), limits });
      router.push(`/jobs/${again.id}`);
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  };
  const errorAt = (path: string) => refusal?.issues.find((issue) => issue.path === path)?.message;
  const errors = { seconds: errorAt("limits.seconds"), budget: errorAt("budget") };
  const hasField = errors.seconds !== undefined || errors.budget !== undefined;
  return (
    <Dialog
      trigger={
        <Button>
          <RotateCcw aria-hidden size={16} /> {t("open")}
        </Button>
      }
      title={t("title", { units: count(pulse.failed), count: pulse.failed })}
      description={t("about")}
    >
      <form onSubmit={retry} className="flex flex-col gap-4">
        <Field label={t("seconds")} error={errors.seconds}>
          <NumberInput value={seconds} min={1} onValueChange={setSeconds} />
        </Field>
        <Field label={t("budget")} error={errors.budget}>
          <DecimalInput value={budget} onValue={setBudget} />
        </Field>
        {refusal !== undefined && !hasField && <Notice tone="alarm">{refusal.message}</Notice>}
        <Button type="submit" tone="primary" busy={busy} busyLabel={t("busy")}>
          {t("submit")}
        </Button>
      </form>
    </Dialog>
  );
}
