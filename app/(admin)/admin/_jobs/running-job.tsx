"use client";

import { formatCount, formatShortCount } from "#app/_ui/format/format-count.ts";
import { formatDuration } from "#app/_ui/format/format-duration.ts";
import { formatRate } from "#app/_ui/format/format-rate.ts";
import { Money } from "#app/_ui/money.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { useFleet } from "../_live/fleet-provider";
import type { AdminJob } from "./admin-job";
import { StopJob } from "./stop-job";

export function RunningJob({ job }: { job: AdminJob }) {
  const pulse = useFleet((view) => view.jobs.get(job.id));
  const { agreed, failed, cores, coresNow, spentNanos, budgetNanos } = pulse ?? job;
  return (
    <li className="flex flex-col gap-2 border-line border-b px-4 py-3 last:border-b-0 sm:px-6">
      <div className="flex items-start justify-between gap-4">
        <p className="min-w-0">
          <TextLink href={`/jobs/${job.id}`} className="font-medium">
            {job.name}
          </TextLink>{" "}
          <span className="text-soft">for {job.customerName}</span>
        </p>
        <StopJob jobId={job.id} name={job.name} customer={job.customerName} />
      </div>
      <ProgressBar
        label={`Progress of ${job.name}`}
        of={job.units}
        parts={[
          { tone: "verified", name: "verified", value: agreed },
          { tone: "alarm", name: "failed", value: failed },
        ]}
      />
      <p className="flex flex-wrap gap-x-4 text-13 text-soft tabular-nums">
        <span>
          {formatShortCount(agreed + failed)} of {formatShortCount(job.units)} units
          {failed > 0 && `, ${formatCount(failed)} failed`}
        </span>
        <span className={coresNow > 0 ? "text-lamp-ink" : ""}>
          {formatCount(coresNow)} of {formatCount(cores)} cores
        </span>
        {pulse && <span>{formatRate(pulse.unitsPerSecond)}</span>}
        {pulse && pulse.etaMs !== null && coresNow > 0 && <span>done in about {formatDuration(pulse.etaMs)}</span>}
        <span>
          <Money nanos={spentNanos} /> of <Money nanos={budgetNanos} />
        </span>
      </p>
    </li>
  );
}
