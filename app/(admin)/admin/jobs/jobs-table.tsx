import { formatCount, formatShortCount } from "#app/_ui/format/format-count.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { StateBadge } from "#app/_ui/state-badge.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { AtTime } from "../_find/at-time";
import type { AdminJob } from "../_jobs/admin-job";
import { StopJob } from "../_jobs/stop-job";

export function JobsTable({ jobs, now }: { jobs: AdminJob[]; now: number }) {
  return (
    <Table
      label="Jobs"
      head={
        <>
          <HeaderCell>Job</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell>Units settled</HeaderCell>
          <HeaderCell numeric>Failed</HeaderCell>
          <HeaderCell numeric>Cores</HeaderCell>
          <HeaderCell numeric>Spent</HeaderCell>
          <HeaderCell numeric>Budget</HeaderCell>
          <HeaderCell numeric>Submitted</HeaderCell>
          <HeaderCell>
            <span className="sr-only">Acts</span>
          </HeaderCell>
        </>
      }
    >
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} now={now} />
      ))}
    </Table>
  );
}

function JobRow({ job, now }: { job: AdminJob; now: number }) {
  const isOver = job.state === "finished" || job.state === "cancelled";
  return (
    <Row>
      <Cell heads className="min-w-48 max-w-72">
        <TextLink href={`/jobs/${job.id}`} className="font-medium">
          {job.name}
        </TextLink>
        <span className="block text-13 text-soft">{job.customerName}</span>
      </Cell>
      <Cell className="max-w-56">
        <StateBadge state={job.state} />
        {job.message !== null && <span className="block pt-1 text-13 text-soft">{job.message}</span>}
      </Cell>
      <Cell className="min-w-36">
        <span className="block whitespace-nowrap">
          {formatShortCount(job.agreed + job.failed)} of {formatShortCount(job.units)}
        </span>
        <ProgressBar
          label={`Progress of ${job.name}`}
          of={job.units}
          parts={[
            { tone: "verified", name: "verified", value: job.agreed },
            { tone: "alarm", name: "failed", value: job.failed },
          ]}
        />
      </Cell>
      <Cell numeric>{formatCount(job.failed)}</Cell>
      <Cell numeric className={job.coresNow > 0 ? "text-lamp-ink" : ""}>
        {isOver ? "–" : `${formatCount(job.coresNow)} of ${formatCount(job.cores)}`}
      </Cell>
      <Cell numeric>
        <Money nanos={job.spentNanos} />
      </Cell>
      <Cell numeric>
        <Money nanos={job.budgetNanos} />
      </Cell>
      <Cell numeric className="text-soft">
        <AtTime at={job.createdAt} now={now} />
      </Cell>
      <Cell numeric>{!isOver && <StopJob jobId={job.id} name={job.name} customer={job.customerName} />}</Cell>
    </Row>
  );
}
