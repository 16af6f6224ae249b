import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { AtTime } from "#app/(admin)/admin/_find/at-time.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { ReviewList } from "#protocol/api/vetting";
import { UnbanProgram } from "./unban-program";

/** Programs that no job may name. Nothing is drawn while there are none. */
export async function BansCard({ bans, now }: { bans: ReviewList["bans"]; now: number }) {
  if (bans.length === 0) return null;
  const t = await translations("admin.reviews.bans");
  return (
    <Card title={t("title")} about={t("about")}>
      <ul className="flex flex-col gap-3">
        {bans.map(({ program, reason, since }) => (
          <li key={program} className="flex flex-wrap items-center justify-between gap-3 border-line border-t pt-3">
            <div className="min-w-0">
              <p className="font-mono text-13">{program.slice(0, 16)}…</p>
              <p className="text-13 text-soft">
                {reason} · <AtTime at={since} now={now} />
              </p>
            </div>
            <IfMay power="moderate">
              <UnbanProgram program={program} />
            </IfMay>
          </li>
        ))}
      </ul>
    </Card>
  );
}
