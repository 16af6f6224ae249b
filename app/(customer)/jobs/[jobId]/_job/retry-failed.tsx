"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { JobDetail } from "#protocol/api/jobs";
import { useJobLive } from "./job-live";

/** The failed units once more, as a job of their own. */
export function RetryFailed({ manifest }: Pick<JobDetail, "manifest">) {
  const { job, pulse } = useJobLive();
  const router = useRouter();
  const [budget, setBudget] = useState(manifest.budget);
  const [seconds, setSeconds] = useState<number | null>(manifest.limits.seconds);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (pulse.failed === 0) return null;

  const retry = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const limits = seconds === null ? {} : { seconds };
      const again = await lamplighter.retryJob({ jobId: job.id, budget: budget.trim(), limits });
      router.push(`/jobs/${again.id}`);
    } catch (error) {
      const { message, issues = [] } = refusalOf(error);
      setRefusal(issues[0] ? `${issues[0].path}: ${issues[0].message}` : message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      trigger={
        <Button>
          <RotateCcw aria-hidden size={16} /> Retry failed
        </Button>
      }
      title={`Retry ${formatCountOf(pulse.failed, "failed unit")}`}
      description="They become a job of their own, with the same program and inputs. A program that failed for a reason of its own will fail again: then change it, and resubmit the job instead."
    >
      <form onSubmit={retry} className="flex flex-col gap-4">
        <Field label="Seconds that one unit may take">
          <NumberInput value={seconds} min={1} onValueChange={setSeconds} />
        </Field>
        <Field label="Budget in dollars" error={refusal}>
          <TextInput inputMode="decimal" value={budget} onChange={(event) => setBudget(event.target.value)} />
        </Field>
        <Button type="submit" tone="primary" busy={busy} busyLabel="Submitting">
          Run them again
        </Button>
      </form>
    </Dialog>
  );
}
