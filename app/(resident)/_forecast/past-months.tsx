import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { Forecast } from "#protocol/api/forecast";

const MONTH = { month: "long", year: "numeric", timeZone: "UTC" } as const;

/** What was said of each month when it began, and what came of it: of the whole household. */
export async function PastMonths({ months }: Pick<Forecast, "months">) {
  const [t, language] = await Promise.all([translations("forecast"), visitorLanguage()]);
  const { money } = numbersIn(language);
  const name = new Intl.DateTimeFormat(LOCALES[language], MONTH);
  const together = months.filter(({ deviceId }) => deviceId === null);
  const ended = together.flatMap(({ ended }) => (ended ? [ended.verdict] : []));
  const within = ended.filter((verdict) => verdict === "within").length;
  return (
    <div>
      <h3 className="font-semibold">{t("past")}</h3>
      <p className="pb-3 text-13 text-soft">
        {ended.length === 0 ? t("pastNone") : t("pastAbout", { within: String(within), ended: String(ended.length) })}
      </p>
      {together.length > 0 && (
        <div className="-mx-4 -mb-4 border-line border-t sm:-mx-6 sm:-mb-6">
          <Table
            label={t("past")}
            head={
              <>
                <HeaderCell>{t("month")}</HeaderCell>
                <HeaderCell numeric>{t("said")}</HeaderCell>
                <HeaderCell numeric>{t("came")}</HeaderCell>
              </>
            }
          >
            {together.map(({ month, lowNanos, highNanos, ended }) => (
              <Row key={month}>
                <Cell heads>{name.format(new Date(`${month}-01T00:00:00Z`))}</Cell>
                <Cell className="text-right">{t("likelyRange", { low: money(lowNanos), high: money(highNanos) })}</Cell>
                <Cell className="text-right">
                  {ended ? (
                    <>
                      {money(ended.earnedNanos)}
                      <span className="block text-13 text-soft">{t(`verdict.${ended.verdict}`)}</span>
                    </>
                  ) : (
                    <span className="text-soft">{t("running")}</span>
                  )}
                </Cell>
              </Row>
            ))}
          </Table>
        </div>
      )}
    </div>
  );
}
