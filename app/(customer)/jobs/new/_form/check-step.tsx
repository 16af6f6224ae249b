"use client";

import { Play } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Stat } from "#app/_ui/stat.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { FieldIssue } from "#protocol/field-issues";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import { useJobForm } from "./form-context";
import { Step } from "./step";
import type { Preview } from "./use-preview";

export interface CheckStepProps {
  manifest: JobManifest | null;
  preview: Preview;
  /** What still stands in the way, after Run was pressed. */
  missing: readonly FieldIssue[];
  refusal: string | undefined;
  busy: boolean;
  onRun: () => void;
}

const WHY_ID = "what-run-does";

export function CheckStep({ manifest, preview, missing, refusal, busy, onRun }: CheckStepProps) {
  const t = useTranslations("customer.newJob.check.run");
  const numbers = useNumbers();
  const { check, draft } = useJobForm();
  const hasProgram = draft.program !== null;
  const { shown } = preview;
  const estimate = shown?.estimate;
  // Those about the program stand beside it.
  const besideProgram = check.kind === "understood" ? check.warnings : [];
  const warnings = shown?.warnings.filter((warning) => !besideProgram.includes(warning)) ?? [];
  return (
    <Step number={4} title={t("title")} about={t("about")} done={manifest !== null && shown !== null}>
      <div className="grid gap-4 sm:grid-cols-3">
        <Stat
          label={t("units")}
          value={shown ? t("unitCount", { count: shown.units, units: numbers.count(shown.units) }) : "–"}
          size="small"
        />
        <Stat label={t("perUnit")} value={estimate ? numbers.money(estimate.perUnitNanos) : "–"} size="small" />
        <Stat label={t("total")} value={estimate ? numbers.money(estimate.totalNanos) : "–"} size="small" />
      </div>
      <p className="min-h-25 text-13 text-soft sm:min-h-15">
        {estimate && estimate.highNanos !== null && estimate.highNanos > estimate.lowNanos && (
          <>{t("range", { low: numbers.money(estimate.lowNanos), high: numbers.money(estimate.highNanos) })} </>
        )}
        {estimate?.basis ?? t("noEstimate")}{" "}
        <TextLink href="/prices" target="_blank">
          {t("prices")}
        </TextLink>
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <Button
          tone="lamp"
          size="large"
          busy={busy}
          busyLabel={t("busy")}
          disabled={!hasProgram}
          aria-describedby={WHY_ID}
          onClick={onRun}
        >
          <Play aria-hidden size={20} /> {t("submit")}
        </Button>
        <p id={WHY_ID} className="min-w-0 text-13 text-soft">
          {!hasProgram
            ? t("noProgram")
            : manifest
              ? t("holds", { budget: numbers.money(dollarNanos(manifest.budget)) })
              : t("incomplete")}
        </p>
      </div>
      {/* Below the button: what comes while somebody is about to press it moves nothing. */}
      {warnings.map((warning) => (
        <Notice key={warning} tone="caution">
          {warning}
        </Notice>
      ))}
      {missing.length > 0 && (
        <Notice tone="alarm" title={t("missing")}>
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
    </Step>
  );
}
