import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { SECOND } from "#core/time";
import type { CityRecord } from "#protocol/api/city-record";

const MONTH = { month: "long", year: "numeric", timeZone: "UTC" } as const;

/** What ended in each month, newest first, with a bar for how it compares with the best of them. */
export async function MonthsTable({ months }: Pick<CityRecord, "months">) {
  const [t, language] = await Promise.all([translations("city.months"), visitorLanguage()]);
  const { count, coreTime } = numbersIn(language);
  const name = new Intl.DateTimeFormat(LOCALES[language], MONTH);
  const most = Math.max(...months.map((month) => month.coreSeconds));
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("month")}</HeaderCell>
          <HeaderCell>{t("given")}</HeaderCell>
          <HeaderCell numeric>{t("jobs")}</HeaderCell>
          <HeaderCell numeric>{t("units")}</HeaderCell>
        </>
      }
    >
      {[...months].reverse().map(({ month, coreSeconds, jobs, units }) => (
        <Row key={month}>
          <Cell heads className="whitespace-nowrap">
            {name.format(new Date(`${month}-01T00:00:00Z`))}
          </Cell>
          <Cell className="w-full min-w-24">
            <span
              aria-hidden
              className="block h-2 min-w-0.5 rounded bg-lamp"
              style={{ width: `${most === 0 ? 0 : (coreSeconds / most) * 100}%` }}
            />
            <span className="text-13 text-soft">{coreTime(coreSeconds * SECOND)}</span>
          </Cell>
          <Cell numeric>{count(jobs)}</Cell>
          <Cell numeric>{count(units)}</Cell>
        </Row>
      ))}
    </Table>
  );
}
