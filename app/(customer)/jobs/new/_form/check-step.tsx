"use client";

import { Play } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { formatMoney } from "#app/_ui/format/format-money.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { JobManifest } from "#protocol/job-manifest";
import type { DraftIssue } from "../_draft/check-draft";
import { useJobForm } from "./form-context";
import { Step } from "./step";
import type { Preview } from "./use-preview";

export interface CheckStepProps {
  manifest: JobManifest | null;
  preview: Preview;
  /** What still stands in the way, after Run was pressed. */
  missing: readonly DraftIssue[];
  refusal: string | undefined;
  busy: boolean;
  onRun: () => void;
}

const WHY_ID = "what-run-does";

export function CheckStep({ manifest, preview, missing, refusal, busy, onRun }: CheckStepProps) {
  const { check, draft } = useJobForm();
  const hasProgram = draft.program !== null;
  const { shown } = preview;
  const estimate = shown?.estimate;
  // Those about the program stand beside it.
  const besideProgram = check.kind === "understood" ? check.warnings : [];
  const warnings = shown?.warnings.filter((warning) => !besideProgram.includes(warning)) ?? [];
  return (
    <Step number={4} title="Check and run" about="What it will cost" done={manifest !== null && shown !== null}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Stat label="Units" value={shown ? formatCountOf(shown.units, "unit") : "–"} size="small" />
        <Stat label="A unit costs about" value={estimate ? formatMoney(estimate.perUnitNanos) : "–"} size="small" />
        <Stat label="The whole job about" value={estimate ? formatMoney(estimate.totalNanos) : "–"} size="small" />
      </div>
      <p className="min-h-25 text-13 text-soft sm:min-h-15">
        {estimate && estimate.highNanos !== null && estimate.highNanos > estimate.lowNanos && (
          <>
            Between {formatMoney(estimate.lowNanos)} and {formatMoney(estimate.highNanos)} in all.{" "}
          </>
        )}
        {estimate?.basis ?? "Try it here first: the estimate is based on units that have actually run."}{" "}
        <TextLink href="/prices" target="_blank">
          What things cost
        </TextLink>
      </p>
      {warnings.map((warning) => (
        <Notice key={warning} tone="caution">
          {warning}
        </Notice>
      ))}
      {missing.length > 0 && (
        <Notice tone="alarm" title="Nothing has been sent yet">
          <ul className="list-disc pl-4">
            {missing.map((issue) => (
              <li key={issue.path + issue.message} className="wrap-anywhere">
                {issue.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <div className="flex flex-wrap items-center gap-4">
        <Button
          tone="lamp"
          size="large"
          busy={busy}
          busyLabel="Sending the job"
          disabled={!hasProgram}
          aria-describedby={WHY_ID}
          onClick={onRun}
        >
          <Play aria-hidden size={20} /> Run
        </Button>
        <p id={WHY_ID} className="min-w-0 text-13 text-soft">
          {!hasProgram
            ? "There is nothing to run yet: choose the program in step 1."
            : manifest
              ? `Holds C$${manifest.budget} from your balance; whatever is not used comes back.`
              : "Nothing runs and nothing is charged before you press this."}
        </p>
      </div>
    </Step>
  );
}
