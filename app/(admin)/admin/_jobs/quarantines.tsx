import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import type { Quarantine } from "#protocol/api/admin";
import { AtTime } from "../_find/at-time";
import { JobLink } from "./job-link";
import { LiftQuarantine } from "./lift-quarantine";

/** Programs that no device gets, each with the jobs that wait for that. Nothing is drawn while there are none. */
export async function Quarantines({ quarantines, now }: { quarantines: Quarantine[]; now: number }) {
  if (quarantines.length === 0) return null;
  const t = await translations("admin.jobs.quarantines");
  return (
    <Card>
      <h2 className="font-semibold text-18">{t("title")}</h2>
      <p className="pb-3 text-13 text-soft text-pretty">{t("about")}</p>
      <ul className="flex flex-col gap-3">
        {quarantines.map(({ program, since, engines, jobs }) => (
          <li key={program} className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-3">
            <div className="min-w-0">
              <p className="font-mono text-13">{program.slice(0, 16)}…</p>
              <p className="text-13 text-soft">
                {engines.length === 0
                  ? t.rich("since", { ago: () => <AtTime at={since} now={now} /> })
                  : t.rich("sinceIn", {
                      ago: () => <AtTime at={since} now={now} />,
                      engines: engines.join(", "),
                    })}
              </p>
              <p className="text-13">
                {jobs.length === 0 && t("noJobs")}
                {jobs.map(({ id, name }) => (
                  <JobLink key={id} href={`/jobs/${id}`} className="pr-3">
                    {name}
                  </JobLink>
                ))}
              </p>
            </div>
            <LiftQuarantine program={program} jobs={jobs.length} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
