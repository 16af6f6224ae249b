"use client";

import { ListPlus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { DecimalInput } from "#app/_ui/decimal-input.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { typedAmount } from "#app/_ui/format/typed-amount.ts";
import { notify } from "#app/_ui/notify.ts";
import type { JobDetail } from "#protocol/api/jobs";
import { AddedFields } from "./added-fields";
import { type AddedDraft, addedInputs } from "./added-inputs";
import { useJobLive } from "./job-live";

const NOTHING: AddedDraft = { until: null, text: "", files: [] };

/** More units for a job that has not ended. */
export function AddInputs({ manifest: { inputs } }: Pick<JobDetail, "manifest">) {
  const { job, pulse, show } = useJobLive();
  const t = useTranslations("customer.jobActs.addInputs");
  const { count } = useNumbers();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(NOTHING);
  const [budget, setBudget] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  if (pulse.units === 0) return null;

  const add = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const more = budget.trim() === "" ? {} : { budget: typedAmount(budget) };
      const added = await addedInputs(inputs, pulse.units, draft);
      const {
        warnings,
        added: units,
        ...grown
      } = await lamplighter.addUnits({ jobId: job.id, inputs: added, ...more });
      show(grown);
      setDraft(NOTHING);
      setRefusal(undefined);
      setOpen(false);
      const [warning] = warnings;
      notify(
        t("added", { units: count(units.units), count: units.units }),
        warning === undefined ? {} : { description: warning },
      );
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  const ofBudget = refusal?.issues.find(({ path }) => path === "budget")?.message;
  const ofInputs = ofBudget === undefined ? refusal && inputsError(refusal) : undefined;
  return (
    <Dialog
      trigger={
        <Button>
          <ListPlus aria-hidden size={16} /> {t("open")}
        </Button>
      }
      open={open}
      onOpenChange={setOpen}
      title={t("open")}
      description={t("about", { units: count(pulse.units), count: pulse.units })}
    >
      <form onSubmit={add} className="flex flex-col gap-4">
        <AddedFields inputs={inputs} units={pulse.units} draft={draft} refusal={ofInputs} onDraft={setDraft} />
        <Field label={t("budget")} aside={t("optional")} error={ofBudget}>
          <DecimalInput value={budget} onValue={setBudget} />
        </Field>
        <Button type="submit" tone="primary" busy={busy} busyLabel={t("busy")}>
          {t("submit")}
        </Button>
      </form>
    </Dialog>
  );
}

const inputsError = ({ message, issues }: Refusal) =>
  issues.length > 0 ? issues.map((issue) => issue.message).join(" ") : message;
