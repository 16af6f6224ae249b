import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { FACTS, type Fact } from "#core/economics/facts";

/** Where the sliders begin, and who says so. */
export async function FactTable() {
  const [t, all, language] = await Promise.all([
    translations("economics.know"),
    translations("economics"),
    visitorLanguage(),
  ]);
  const { count, price } = numbersIn(language);
  const day = (iso: string) =>
    new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
  const watts = ({ value }: Fact) => all("watts", { watts: count(value) });
  const rows: [name: string, value: string, fact: Fact][] = [
    [all("inputs.nanosPerKwh"), all("kwh", { price: price(FACTS.nanosPerKwh.value) }), FACTS.nanosPerKwh],
    [
      all("inputs.serverNanosPerMonth"),
      all("month", { price: price(FACTS.serverNanosPerMonth.value) }),
      FACTS.serverNanosPerMonth,
    ],
    [all("inputs.laptopNanos"), price(FACTS.laptopNanos.value), FACTS.laptopNanos],
    [all("inputs.laptopMonths"), all("months", { count: FACTS.laptopMonths.value }), FACTS.laptopMonths],
    [all("inputs.laptopBaseWatts"), watts(FACTS.laptopBaseWatts), FACTS.laptopBaseWatts],
    [all("inputs.laptopWattsPerCore"), watts(FACTS.laptopWattsPerCore), FACTS.laptopWattsPerCore],
    [
      all("inputs.internetNanosPerMonth"),
      all("month", { price: price(FACTS.internetNanosPerMonth.value) }),
      FACTS.internetNanosPerMonth,
    ],
  ];
  return (
    <Table
      label={t("facts")}
      head={
        <>
          <HeaderCell>{t("facts")}</HeaderCell>
          <HeaderCell numeric>{t("value")}</HeaderCell>
        </>
      }
    >
      {rows.map(([name, value, { asOf, source }]) => (
        <Row key={name}>
          <Cell heads>
            <span className="block">{name}</span>
            <span className="block text-13 text-soft">
              {source === null
                ? t("assumed", { day: day(asOf) })
                : t.rich("read", { day: day(asOf), link: (text) => <TextLink href={source}>{text}</TextLink> })}
            </span>
          </Cell>
          <Cell numeric className="max-sm:whitespace-normal!">
            {value}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
