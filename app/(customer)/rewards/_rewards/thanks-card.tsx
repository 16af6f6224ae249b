import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { ThanksList } from "#protocol/api/thanks";
import { ReportThanks } from "./report-thanks";

/** What customers wrote to the household about jobs that have ended. */
export async function ThanksCard({ written, isFirstPage }: { written: ThanksList; isFirstPage: boolean }) {
  const t = await translations("customer.thanks.list");
  return (
    <Card title={t("title")} about={t("about")}>
      {written.thanks.length === 0 && <p className="text-pretty text-soft">{t("none")}</p>}
      <ul className="flex flex-col gap-4">
        {written.thanks.map(({ jobId, jobName, customerName, text, outcome, writtenAt }) => (
          <li key={jobId} className="flex flex-col gap-1 border-line border-t pt-4 first:border-0 first:pt-0">
            {/* Whatever is in it, it orders nothing around it. */}
            <blockquote dir="auto" className="max-w-160 text-pretty break-words text-18">
              {text}
            </blockquote>
            {outcome !== "" && (
              <p dir="auto" className="max-w-160 text-pretty break-words">
                {t("outcome", { outcome })}
              </p>
            )}
            <p className="flex flex-wrap items-center justify-between gap-x-4 text-13 text-soft">
              <span className="min-w-0 break-words">
                {t("from", { customer: customerName, job: jobName })} · <LocalTime at={writtenAt} />
              </span>
              <ReportThanks jobId={jobId} customer={customerName} />
            </p>
          </li>
        ))}
      </ul>
      {(!isFirstPage || written.next !== null) && (
        <p className="flex gap-6 pt-4">
          {!isFirstPage && <TextLink href="/rewards">{t("newest")}</TextLink>}
          {written.next !== null && <TextLink href={`/rewards?before=${written.next}`}>{t("older")}</TextLink>}
        </p>
      )}
    </Card>
  );
}
