import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import { JobLink } from "#app/(admin)/admin/_jobs/job-link.tsx";
import type { ReportedThanks } from "#protocol/api/thanks";
import { JudgeThanks } from "./judge-thanks";

/** Customers' messages that residents reported. Nothing is drawn while there are none. */
export async function ReportedThanksCard({ reported, now }: ReportedThanks & { now: number }) {
  if (reported.length === 0) return null;
  const [t, counted] = await Promise.all([translations("admin.reviews.thanks"), translations("admin.reviews.reports")]);
  const { count } = numbersIn(await visitorLanguage());
  return (
    <Card title={t("title")} about={t("about")}>
      <ul className="flex flex-col gap-3">
        {reported.map(({ jobId, jobName, customerName, text, outcome, devices, neighbourhoods, writtenAt }) => (
          <li key={jobId} className="flex flex-wrap items-start justify-between gap-3 border-line border-t pt-3">
            <div className="min-w-0 max-w-160">
              <p>
                <JobLink href={`/jobs/${jobId}`} className="font-medium">
                  {jobName}
                </JobLink>{" "}
                <span className="text-soft">{customerName}</span>
              </p>
              <p className="break-words">{text}</p>
              {outcome !== "" && <p className="break-words">{outcome}</p>}
              <p className="text-13 text-soft">
                {counted("counts", {
                  devices: count(devices),
                  count: devices,
                  neighbourhoods: count(neighbourhoods),
                  places: neighbourhoods,
                })}{" "}
                · <AtTime at={writtenAt} now={now} />
              </p>
            </div>
            <span className="flex flex-wrap gap-2">
              <IfMay power="moderate">
                <JudgeThanks jobId={jobId} customer={customerName} decision="keep" />
                <JudgeThanks jobId={jobId} customer={customerName} decision="remove" />
              </IfMay>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
