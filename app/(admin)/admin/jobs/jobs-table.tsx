import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { StateBadge } from "#app/_ui/state-badge.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { AtTime } from "../_find/at-time";
import type { AdminJob } from "../_jobs/admin-job";
import { JobLink } from "../_jobs/job-link";
import { StopJob } from "../_jobs/stop-job";

export async function JobsTable({ jobs, now }: { jobs: AdminJob[]; now: number }) {
  const t = await translations("admin.jobs");
  const lists = await translations("admin.lists");
  return (
    <Table
      label={t("table")}
      head={
        <>
          <HeaderCell>{t("job")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
          <HeaderCell>{t("settled")}</HeaderCell>
          <HeaderCell numeric>{t("failed")}</HeaderCell>
          <HeaderCell numeric>{t("cores")}</HeaderCell>
          <HeaderCell numeric>{t("spent")}</HeaderCell>
          <HeaderCell numeric>{t("budget")}</HeaderCell>
          <HeaderCell numeric>{t("submitted")}</HeaderCell>
          <HeaderCell>
            <span className="sr-only">{lists("acts")}</span>
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

async function JobRow({ job, now }: { job: AdminJob; now: number }) {
  const t = await translations("admin.jobs.progress");
  const lists = await translations("admin.lists");
  const { count, short } = numbersIn(await visitorLanguage());
  const isOver = job.state === "finished" || job.state === "cancelled";
  return (
    <Row>
      <Cell heads className="min-w-48 max-w-72">
        <JobLink href={`/jobs/${job.id}`} className="font-medium">
          {job.name}
        </JobLink>
        <span className="block text-13 text-soft">{job.customerName}</span>
      </Cell>
      <Cell className="max-w-56">
        <StateBadge state={job.state} />
        {job.message !== null && <span className="block pt-1 text-13 text-soft">{job.message}</span>}
      </Cell>
      <Cell className="min-w-36">
        <span className="block whitespace-nowrap">
          {lists("part", { part: short(job.agreed + job.failed), whole: short(job.units) })}
        </span>
        <ProgressBar
          label={t("of", { name: job.name })}
          of={job.units}
          parts={[
            { tone: "verified", name: t("verified"), value: job.agreed },
            { tone: "alarm", name: t("failed"), value: job.failed },
          ]}
        />
      </Cell>
      <Cell numeric>{count(job.failed)}</Cell>
      <Cell numeric className={job.coresNow > 0 ? "text-lamp-ink" : ""}>
        {isOver ? "–" : lists("part", { part: count(job.coresNow), whole: count(job.cores) })}
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
