"use client";

import { CalendarClock, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { ConfirmDialog } from "#app/_ui/confirm-dialog.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { NumberInput } from "#app/_ui/number-input.tsx";
import { LIMITS } from "#protocol/limits";
import { useJobLive } from "./job-live";
import { useAct } from "./use-act";

/** Until when inputs and results can be read, and how that is changed. */
export function KeepingCard() {
  const { job, pulse, keepDays, keptUntil, deletedAt } = useJobLive();
  const t = useTranslations("customer.jobActs.keeping");
  const { count } = useNumbers();
  const { run } = useAct();
  if (deletedAt !== null) return null;
  const isOver = pulse.state === "finished" || pulse.state === "cancelled";
  return (
    <Card
      title={t("title")}
      actions={
        job.mayChange && (
          <>
            <ChangeKeeping />
            {isOver && (
              <ConfirmDialog
                trigger={
                  <Button tone="bare">
                    <Trash2 aria-hidden size={16} /> {t("delete.open")}
                  </Button>
                }
                title={t("delete.title")}
                description={t("delete.about")}
                confirm={t("delete.confirm")}
                onConfirm={() => run(() => lamplighter.deleteJob({ jobId: job.id }))}
              />
            )}
          </>
        )
      }
    >
      <p className="text-soft">
        {keptUntil === null
          ? t("afterwards", { days: count(keepDays), count: keepDays })
          : t.rich("until", { at: () => <LocalTime at={keptUntil} /> })}
      </p>
    </Card>
  );
}

function ChangeKeeping() {
  const { job, keepDays } = useJobLive();
  const t = useTranslations("customer.jobActs.keeping.change");
  const { busy, run } = useAct();
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState<number | null>(keepDays);
  const [refusal, setRefusal] = useState<string>();

  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (days === null) return setRefusal(t("noDays"));
    const message = await run(() => lamplighter.keepJob({ jobId: job.id, days }));
    setRefusal(message);
    if (message === undefined) setOpen(false);
  };
  return (
    <Dialog
      trigger={
        <Button>
          <CalendarClock aria-hidden size={16} /> {t("open")}
        </Button>
      }
      open={open}
      onOpenChange={(next) => {
        setRefusal(undefined);
        setDays(keepDays);
        setOpen(next);
      }}
      title={t("title")}
      description={t("about")}
    >
      <form onSubmit={change} className="flex flex-col gap-4">
        <Field label={t("days")} error={refusal}>
          <NumberInput value={days} min={1} max={LIMITS.MAX_KEEP_DAYS} onValueChange={setDays} />
        </Field>
        <Button type="submit" tone="primary" busy={busy} busyLabel={t("busy")}>
          {t("submit")}
        </Button>
      </form>
    </Dialog>
  );
}
