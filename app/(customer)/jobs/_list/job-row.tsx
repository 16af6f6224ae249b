import type { ReactNode } from "react";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translatorIn } from "#app/_messages/translator-in.ts";
import { PageLink } from "#app/_ui/page-link.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { RollingNumber } from "#app/_ui/rolling-number.tsx";
import type { Job } from "#protocol/api/jobs";
import { JobBadge } from "./job-badge";

/** One job of the list: the whole row leads to its page. */
export async function JobRow({ job, now }: { job: Job; now: number }) {
  const language = await visitorLanguage();
  const t = translatorIn(language, "customer.jobs.row");
  const numbers = numbersIn(language);
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
          <JobBadge state={job.state} cores={job.cores} coresNow={job.coresNow} answersWaiting={job.answersWaiting} />
        </h2>
        <p className="text-13 text-soft">
          {t("submitted", {
            units: numbers.count(job.units),
            count: job.units,
            ago: numbers.ago(Date.parse(job.createdAt), now),
          })}
        </p>
        {job.deletedAt !== null && <p className="text-13 text-soft">{t("deleted")}</p>}
        {job.message !== null && <p className="text-13 text-pretty">{job.message}</p>}
      </div>
      <div className="min-w-0">
        <p className="flex justify-between gap-2 pb-1 text-13">
          <RollingNumber text={numbers.share(settled, job.units)} />
          {job.failed > 0 && (
            <span className="text-alarm-ink">{t("failed", { units: numbers.count(job.failed) })}</span>
          )}
        </p>
        <ProgressBar
          label={t("progress", { name: job.name })}
          of={job.units}
          parts={[
            { tone: "verified", name: t("parts.verified"), value: job.agreed },
            { tone: "alarm", name: t("parts.failed"), value: job.failed },
          ]}
        />
      </div>
      <div className="grid grid-cols-2 gap-4 md:contents">
        <Figure label={t("coresNow")}>
          {job.state === "running"
            ? t("ofCores", { now: numbers.count(job.coresNow), asked: numbers.count(job.cores) })
            : "–"}
        </Figure>
        <Figure label={t("spent")}>
          {numbers.money(job.spentNanos)}{" "}
          <span className="whitespace-nowrap text-13 text-soft">
            {t("ofBudget", { budget: numbers.money(job.budgetNanos) })}
          </span>
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
