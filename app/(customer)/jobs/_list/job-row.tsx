import type { ReactNode } from "react";
import { formatAgo } from "#app/_ui/format/format-ago.ts";
import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import { formatMoney } from "#app/_ui/format/format-money.ts";
import { formatShare } from "#app/_ui/format/format-share.ts";
import { PageLink } from "#app/_ui/page-link.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import type { Job } from "#protocol/api/jobs";
import { JobBadge } from "./job-badge";

/** One job of the list: the whole row leads to its page. */
export function JobRow({ job, now }: { job: Job; now: number }) {
  const settled = job.agreed + job.failed;
  return (
    <li className="relative grid gap-x-6 gap-y-3 rounded border border-line bg-raised p-4 shadow-low transition-colors duration-120 hover:border-edge sm:px-6 md:grid-cols-[minmax(0,1fr)_14rem_6rem_11rem] md:items-center">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <PageLink
            href={`/jobs/${job.id}`}
            data-row
            className="min-w-0 font-semibold text-18 after:absolute after:inset-0 after:rounded"
          >
            {job.name}
          </PageLink>
          <JobBadge job={job} />
        </h2>
        <p className="text-13 text-soft">
          {formatCountOf(job.units, "unit")}, submitted {formatAgo(Date.parse(job.createdAt), now)}
        </p>
        {job.deletedAt !== null && <p className="text-13 text-soft">Inputs and results deleted</p>}
        {job.message !== null && <p className="text-13 text-pretty">{job.message}</p>}
      </div>
      <div className="min-w-0">
        <p className="flex justify-between gap-2 pb-1 text-13">
          <RollingNumber text={formatShare(settled, job.units)} />
          {job.failed > 0 && <span className="text-alarm-ink">{formatCount(job.failed)} failed</span>}
        </p>
        <ProgressBar
          label={`Progress of ${job.name}`}
          of={job.units}
          parts={[
            { tone: "verified", name: "verified", value: job.agreed },
            { tone: "alarm", name: "failed", value: job.failed },
          ]}
        />
      </div>
      <div className="grid grid-cols-2 gap-4 md:contents">
        <Figure label="Cores now">
          {job.state === "running" ? `${formatCount(job.coresNow)} of ${formatCount(job.cores)}` : "–"}
        </Figure>
        <Figure label="Spent">
          {formatMoney(job.spentNanos)}{" "}
          <span className="whitespace-nowrap text-13 text-soft">of {formatMoney(job.budgetNanos)}</span>
        </Figure>
      </div>
    </li>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl className="min-w-0 md:text-right">
      <dt className="text-13 text-soft">{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </dl>
  );
}
