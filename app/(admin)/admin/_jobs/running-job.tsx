"use client";

import { useTranslations } from "use-intl";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Money } from "#app/_ui/money.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { useFleet } from "../_live/fleet-provider";
import type { AdminJob } from "./admin-job";
import { JobLink } from "./job-link";
import { StopJob } from "./stop-job";

export function RunningJob({ job }: { job: AdminJob }) {
  const t = useTranslations("admin.controlRoom.running");
  const progress = useTranslations("admin.jobs.progress");
  const { count, short, rate, duration } = useNumbers();
  const pulse = useFleet((view) => view.jobs.get(job.id));
  const { agreed, failed, cores, coresNow, spentNanos, budgetNanos } = pulse ?? job;
  const units = { settled: short(agreed + failed), units: short(job.units), count: job.units };
  return (
    <li className="flex flex-col gap-2 border-line border-b px-4 py-3 last:border-b-0 sm:px-6">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0">
          <JobLink href={`/jobs/${job.id}`} className="font-medium">
            {job.name}
          </JobLink>{" "}
          <span className="text-soft">{t("forWhom", { customer: job.customerName })}</span>
        </p>
        <StopJob jobId={job.id} name={job.name} customer={job.customerName} />
      </div>
      <ProgressBar
        label={progress("of", { name: job.name })}
        of={job.units}
        parts={[
          { tone: "verified", name: progress("verified"), value: agreed },
          { tone: "alarm", name: progress("failed"), value: failed },
        ]}
      />
      <p className="flex flex-wrap gap-x-4 text-13 text-soft tabular-nums">
        <span>{failed === 0 ? t("units", units) : t("unitsFailed", { ...units, failed: count(failed) })}</span>
        <span className={coresNow > 0 ? "text-lamp-ink" : ""}>
          {t("cores", { now: count(coresNow), cores: count(cores), count: cores })}
        </span>
        {pulse && <span>{rate(pulse.unitsPerSecond)}</span>}
        {pulse && pulse.etaMs !== null && coresNow > 0 && <span>{t("ends", { time: duration(pulse.etaMs) })}</span>}
        <span>
          {t.rich("spent", {
            spent: () => <Money nanos={spentNanos} />,
            budget: () => <Money nanos={budgetNanos} />,
          })}
        </span>
      </p>
    </li>
  );
}
