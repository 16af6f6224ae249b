"use client";

import { CalendarClock, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { LIMITS } from "#protocol/limits";
import { useJobLive } from "./job-live";
import { useAct } from "./use-act";

/** Until when inputs and results can be read, and how that is changed. */
export function KeepingCard() {
  const { job, pulse, keepDays, keptUntil, deletedAt } = useJobLive();
  const { run } = useAct();
  if (deletedAt !== null) return null;
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  return (
    <Card
      title="Keeping"
      actions={
        <>
          <ChangeKeeping />
          {isOver && (
            <ConfirmDialog
              trigger={
                <Button tone="bare">
                  <Trash2 aria-hidden size={16} /> Delete
                </Button>
              }
              title="Delete this job's inputs and results?"
              description="From now on nobody can read them, you included, and they are erased within the hour. Files that another job of yours uses stay. The job's name and what it cost stay in your statement."
              confirm="Delete them"
              onConfirm={() => run(() => lamplighter.deleteJob({ jobId: job.id }))}
            />
          )}
        </>
      }
    >
      <p className="text-soft">
        {keptUntil === null ? (
          `Inputs and results are kept for ${formatCountOf(keepDays, "day")} after the job has ended.`
        ) : (
          <>
            Inputs and results are kept until <LocalTime at={keptUntil} />, then deleted. What the job cost stays in
            your statement.
          </>
        )}
      </p>
    </Card>
  );
}

function ChangeKeeping() {
  const { job, keepDays } = useJobLive();
  const { busy, run } = useAct();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState<number | null>(keepDays);
  const [refusal, setRefusal] = useState<string>();

  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (days === null) return setRefusal("Enter a number of days.");
    const message = await run(() => lamplighter.keepJob({ jobId: job.id, days }));
    setRefusal(message);
    if (message === undefined) setOpen(false);
  };
  return (
    <Dialog
      trigger={
        <Button>
          <CalendarClock aria-hidden size={16} /> Keep for …
        </Button>
      }
      open={open}
      onOpenChange={(next) => {
        setRefusal(undefined);
        setDays(keepDays);
        setOpen(next);
      }}
      title="How long to keep inputs and results"
      description="Counted from the job's end. Download what you need for longer."
    >
      <form onSubmit={change} className="flex flex-col gap-4">
        <Field label="Days" error={refusal}>
          <NumberInput value={days} min={1} max={LIMITS.MAX_KEEP_DAYS} onValueChange={setDays} />
        </Field>
        <Button type="submit" tone="primary" busy={busy} busyLabel="Changing">
          Keep them for so long
        </Button>
      </form>
    </Dialog>
  );
}
