import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { SIMULATED_CITY } from "#core/economics/simulated-city";
import { SECOND } from "#core/time";
import { FactTable } from "./fact-table";

/** Where each figure of the page comes from. */
export async function HowWeKnow() {
  const [t, language] = await Promise.all([translations("economics.know"), visitorLanguage()]);
  const { count, duration, share } = numbersIn(language);
  const { seed, households, days, figures } = SIMULATED_CITY;
  const ratio = (permille: number) =>
    (permille / 1_000).toLocaleString(LOCALES[language], { maximumFractionDigits: 2 });
  const { jobSecondsMedian: median, jobSecondsP95: p95 } = figures;
  const rows = [
    [t("busy"), share(figures.busyPermille, 1_000)],
    [t("paid"), share(figures.paidPermille, 1_000)],
    [t("speed"), ratio(figures.speedPermille)],
    [t("answers"), ratio(figures.answersPermille)],
    [t("wait"), t("seconds", { median: duration(median * SECOND), p95: duration(p95 * SECOND) })],
  ];
  return (
    <section aria-labelledby="know" className="flex flex-col gap-4 pt-12">
      <h2 id="know" className="display text-24">
        {t("title")}
      </h2>
      <p className="max-w-160 text-pretty">
        {t.rich("simulated", {
          days,
          households: count(households),
          seed: String(seed),
          code: (text) => <code>{text}</code>,
        })}
      </p>
      <p className="max-w-160 text-pretty">{t("drawn")}</p>
      <Table
        label={t("label")}
        head={
          <>
            <HeaderCell>{t("figure")}</HeaderCell>
            <HeaderCell numeric>{t("share")}</HeaderCell>
          </>
        }
      >
        {rows.map(([name, value]) => (
          <Row key={name}>
            <Cell heads>{name}</Cell>
            <Cell numeric className="max-sm:whitespace-normal!">
              {value}
            </Cell>
          </Row>
        ))}
      </Table>
      <FactTable />
      <p className="max-w-160 text-pretty text-soft">{t("limits")}</p>
    </section>
  );
}
