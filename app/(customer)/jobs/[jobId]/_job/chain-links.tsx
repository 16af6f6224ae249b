import { translations } from "#app/_messages/translations.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { Card } from "#app/_ui/card.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { JobDetail } from "#protocol/api/jobs";

/** What a job goes on from and what goes on from it, as of when the page was opened. */
export async function ChainLinks({ job: { source, followers } }: { job: JobDetail }) {
  if (!source && followers.length === 0) return null;
  const t = await translations("customer.job.chain");
  const states = await translations("shared.words.states");
  return (
    <Card title={t("title")}>
      {source && (
        <p className="text-soft">
          {t.rich("source", {
            name: source.name,
            job: (name) => <TextLink href={`/jobs/${source.jobId}`}>{name}</TextLink>,
          })}
        </p>
      )}
      {followers.length > 0 && (
        <>
          <h3 className="pt-2 pb-1 text-13 text-soft">{t("followers")}</h3>
          <ul className="flex flex-col gap-2">
            {followers.map(({ jobId, name, state, waits }) => (
              <li key={jobId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <TextLink href={`/jobs/${jobId}`}>{name}</TextLink>
                <Badge>{waits ? t("waits") : states(state)}</Badge>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
