import { translations } from "#app/_messages/translations.ts";
import { LocalTime } from "#app/_ui/local-time.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { IfMay } from "#app/(admin)/admin/_gate/powers.tsx";
import type { ReportList } from "#protocol/api/reports";
import { MakeReport } from "./make-report";

/** The years of which there is something to report, each with its button. */
export async function ReportsTable({ list: { reports, makeable } }: { list: ReportList }) {
  const t = await translations("admin.books.reports");
  const years = [...new Set([...makeable, ...reports.map(({ year }) => year)])].sort((a, b) => b - a);
  return (
    <ul className="flex flex-col gap-4">
      {years.map((year) => {
        const made = reports.find((report) => report.year === year);
        const name = String(year);
        return (
          <li key={year} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
            <span>
              {made ? <TextLink href={`/report/${year}`}>{t("read", { year: name })}</TextLink> : name}{" "}
              <span className="text-13 text-soft">
                {made
                  ? t.rich("made", { edition: String(made.edition), at: () => <LocalTime at={made.madeAt} /> })
                  : t("notMade")}
              </span>
            </span>
            {makeable.includes(year) && (
              <IfMay power="pay">
                <MakeReport year={year} />
              </IfMay>
            )}
          </li>
        );
      })}
    </ul>
  );
}
