import { monthName } from "#app/_language/month-name.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Money } from "#app/_ui/money.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { ClosedMonth } from "#protocol/api/invoices";

export async function MonthsTable({ months }: { months: readonly ClosedMonth[] }) {
  const t = await translations("admin.books.months");
  const language = await visitorLanguage();
  const { count } = numbersIn(language);
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("month")}</HeaderCell>
          <HeaderCell numeric>{t("invoices")}</HeaderCell>
          <HeaderCell numeric>{t("total")}</HeaderCell>
          <HeaderCell numeric>{t("paid")}</HeaderCell>
          <HeaderCell numeric>{t("tax")}</HeaderCell>
        </>
      }
    >
      {months.map(({ month, invoices, totalNanos, paidNanos, taxNanos }) => (
        <Row key={month}>
          <Cell heads>
            <TextLink href={`/admin/books/${month}`}>{monthName(month, language)}</TextLink>
          </Cell>
          <Cell numeric>{count(invoices)}</Cell>
          <Cell numeric>
            <Money nanos={totalNanos} />
          </Cell>
          <Cell numeric>
            <Money nanos={paidNanos} />
          </Cell>
          <Cell numeric>
            <Money nanos={taxNanos} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
