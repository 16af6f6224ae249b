import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import { JobLink } from "#app/(admin)/admin/_jobs/job-link.tsx";
import { StopJob } from "#app/(admin)/admin/_jobs/stop-job.tsx";
import type { ReportedJob } from "#protocol/api/job-reports";
import { DismissReports } from "./dismiss-reports";

/** Open jobs that residents reported. Nothing is drawn while there are none. */
export async function ReportsCard({ reported, now }: { reported: readonly ReportedJob[]; now: number }) {
  if (reported.length === 0) return null;
  const t = await translations("admin.reviews.reports");
  const { count } = numbersIn(await visitorLanguage());
  return (
    <Card title={t("title")} about={t("about")}>
      <ul className="flex flex-col gap-3">
        {reported.map(({ jobId, name, customerName, devices, neighbourhoods, whys, lastAt }) => (
          <li key={jobId} className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-3">
            <div className="min-w-0">
              <p>
                <JobLink href={`/jobs/${jobId}`} className="font-medium">
                  {name}
                </JobLink>{" "}
                <span className="text-soft">{customerName}</span>
              </p>
              <p className="text-13 text-soft">
                {t("counts", {
                  devices: count(devices),
                  count: devices,
                  neighbourhoods: count(neighbourhoods),
                  places: neighbourhoods,
                })}{" "}
                · {whys.map((why) => t(`whys.${why}`)).join(", ")} · <AtTime at={lastAt} now={now} />
              </p>
            </div>
            <span className="flex flex-wrap gap-2">
              <IfMay power="moderate">
                <DismissReports jobId={jobId} name={name} />
              </IfMay>
              <StopJob jobId={jobId} name={name} customer={customerName} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
